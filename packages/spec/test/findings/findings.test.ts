import { FINDINGS, type FindingCode, type FindingEntry } from '../../src/index.js';
import ts from 'typescript';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { FINDING_THEMES } from '../../src/findings/findings.js';
import { readSources } from './source-files.js';

const codes = Object.keys(FINDINGS) as FindingCode[];

/** Severities that a code is given where both are written out, and the codes that are written out at all. */
interface Written {
  readonly codes: ReadonlySet<string>;
  readonly pairs: readonly (readonly [code: string, severity: string, place: string])[];
}

/** Looks for literals whose place takes nothing but the code of a finding, by the type checker. */
function findWritten(): Written {
  const { checker, files } = readSources();
  const found = new Set<string>();
  const pairs: [string, string, string][] = [];
  for (const file of files) {
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteral(node) && Object.hasOwn(FINDINGS, node.text) && takesCode(node, checker)) {
        found.add(node.text);
        for (const severity of severitiesOf(node)) {
          pairs.push([
            node.text,
            severity,
            `${file.fileName}:${file.getLineAndCharacterOfPosition(node.pos).line + 1}`,
          ]);
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return { codes: found, pairs };
}

function takesCode(node: ts.StringLiteral, checker: ts.TypeChecker): boolean {
  const type = checker.getContextualType(node);
  if (!type?.isUnion()) return false;
  const values = type.types.flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
  return values.length >= codes.length && codes.every((code) => values.includes(code));
}

/** What is said of severity in the call or object that a code stands in. */
function severitiesOf(node: ts.Node): string[] {
  for (let at = node; !ts.isStatement(at) && !ts.isArrowFunction(at); at = at.parent) {
    const { parent } = at;
    if (ts.isCallExpression(parent) && parent.arguments.includes(at as ts.Expression)) {
      const name = parent.expression.getText();
      if (name === 'makeFinding') return literalsIn(parent.arguments[0]);
      return name === 'refuse' ? ['refused'] : [];
    }
    if (ts.isNewExpression(parent) && parent.expression.getText() === 'Refusal') return ['refused'];
    if (ts.isObjectLiteralExpression(parent)) {
      const severity = parent.properties.find((property) => property.name?.getText() === 'severity');
      if (severity && ts.isPropertyAssignment(severity)) return literalsIn(severity.initializer);
      return ts.isCallExpression(parent.parent) && parent.parent.expression.getText() === 'note' ? ['note'] : [];
    }
  }
  return [];
}

/** The texts that an expression chooses between. */
function literalsIn(node: ts.Expression | undefined): string[] {
  if (!node) return [];
  if (ts.isStringLiteral(node)) return [node.text];
  return ts.isConditionalExpression(node) ? [...literalsIn(node.whenTrue), ...literalsIn(node.whenFalse)] : [];
}

test('each code of the list is given to some finding in the sources, with severities that the list has', () => {
  const written = findWritten();
  assert.equal(
    codes.filter((code) => !written.codes.has(code)),
    [],
  );
  assert.ok(written.pairs.length > 100, `${written.pairs.length} pairs of code and severity`);
  assert.equal(
    written.pairs.filter(([code, severity]) => {
      const { severities }: FindingEntry = FINDINGS[code as FindingCode];
      return !severities.some((known) => known === severity);
    }),
    [],
  );
});

test('each code stands under one theme, with a sentence for its meaning and one for what to do', () => {
  assert.equal(FINDING_THEMES.flatMap(({ findings }) => Object.keys(findings)).sort(), [...codes].sort());
  for (const [code, { meaning, action }] of Object.entries(FINDINGS)) {
    assert.match(code, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const text of [meaning, action]) assert.match(text, /^\S.*[^.]\.$/, code);
  }
});

test.run();
