import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** The project's own source files with their types; the list of findings itself is left out. */
export function readSources(): { readonly checker: ts.TypeChecker; readonly files: readonly ts.SourceFile[] } {
  const host = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }: ts.Diagnostic) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
    },
  };
  const config = ts.getParsedCommandLineOfConfigFile(`${ROOT}tsconfig.json`, {}, host);
  const isSource = (path: string): boolean =>
    /\/packages\/[^/]+\/src\//.test(path) && !path.includes('/spec/src/findings/') && !path.includes('/test-kit/');
  const names = config?.fileNames.filter(isSource) ?? [];
  const program = ts.createProgram(names, config?.options ?? {});
  return {
    checker: program.getTypeChecker(),
    files: program.getSourceFiles().filter((file) => names.includes(file.fileName)),
  };
}
