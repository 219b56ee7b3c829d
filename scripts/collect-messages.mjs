// Finds the texts that users can read in the sources: of errors, findings and refusals, of help and output.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

/** Properties and variables that hold texts for users. */
const TOLD =
  /^(message|found|suggestion|reason|complaint|advice|description|title|why|words|without|consequence|hint|note)$/i;
/** Functions that are called with texts for users. */
const TELLS =
  /^(refuse|refused|mismatch|missing|unread|noteChecked|description|summary|argument|option|addHelpText|usage|Option|Argument|InvalidArgumentError|Refusal|CommanderError|write|log|error)$/;
/** Functions that are called with texts of others, which are looked for, not shown. */
const LOOKS = /^(includes|startsWith|endsWith|indexOf|replace|replaceAll|split|has|join)$/;
/** Where SQL or code begins, not a sentence. */
const SQL =
  /^[\s(]*(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|WITH|SET|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|COPY|LOCK|ANALYZE|VACUUM|VALUES|FROM|JOIN|LEFT|WHERE|AND|OR|ORDER|GROUP|HAVING|UNION|LIMIT|RETURNING|CASE|WHEN|ELSE|COMMENT|GRANT|DO|PRAGMA|LANGUAGE|EXCEPT|ON|AS|CROSS|LATERAL|OVER|FILTER|SHOW|ATTACH|EXPLAIN|DECLARE|IF|RETURN|RAISE|NOT|NULL|EXISTS|OPERATOR|INCLUDING|PARTITION|jsonb?_|coalesce\(|pg_)\b/;
const CODE =
  /::|\$[\d!${(a-z]|\b(pg_catalog|sqlite_schema|pg_class)\b|=>|\bSELECT\b.*\bFROM\b|^is not$|^[\s\w]{100,}$/s;

/** `{ file, messages }` of each source file that has some, by path; a text stands there once, with its values as `{name}`. */
export function collectMessages(root) {
  const packages = join(root, 'packages');
  return readdirSync(packages)
    .filter((name) => name !== 'test-kit')
    .sort()
    .flatMap((name) => sourceFiles(join(packages, name, 'src')))
    .map((path) => ({ file: relative(root, path), messages: messagesIn(path) }))
    .filter(({ messages }) => messages.length > 0);
}

function sourceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return ['generated', 'findings'].includes(entry.name) ? [] : sourceFiles(path);
      return entry.name.endsWith('.ts') ? [path] : [];
    });
}

function messagesIn(path) {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found = new Set();
  const visit = (node, isTold) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isTaggedTemplateExpression(node)) return;
    if (ts.isCallExpression(node) && LOOKS.test(lastName(node.expression))) return visit(node.expression, false);
    if (isText(node)) {
      const text = textOf(node);
      if (isTold ? isWords(text) : isSentence(text) && !path.includes('/dialect/src/compat/')) found.add(text);
      for (const inner of valuesIn(node)) visit(inner, false);
      return;
    }
    ts.forEachChild(node, (child) => visit(child, tells(node, child, isTold)));
  };
  visit(file, false);
  return [...found];
}

/** Whether a child of a node is a text for people because of where it stands. */
function tells(node, child, isTold) {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    return (
      node.arguments?.includes(child) === true && node.arguments[0] !== child && TELLS.test(lastName(node.expression))
    );
  }
  if (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) {
    return child === node.initializer && TOLD.test(node.name.getText());
  }
  // Both branches of a choice, but not its condition.
  if (ts.isConditionalExpression(node)) return isTold && child !== node.condition;
  return isTold && ts.isParenthesizedExpression(node);
}

function lastName(expression) {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
}

/** A literal, a template, or several of them joined by `+`. */
function isText(node) {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node))
    return true;
  return isSum(node) && (isText(node.left) || isText(node.right));
}

function isSum(node) {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
}

function textOf(node) {
  if (isSum(node)) return textOf(node.left) + textOf(node.right);
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map((span) => valueOf(span.expression) + span.literal.text).join('');
  }
  return ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) ? node.text : valueOf(node);
}

/** The expressions inside a text. */
function valuesIn(node) {
  if (isSum(node)) return [node.left, node.right].flatMap(valuesIn);
  if (ts.isTemplateExpression(node)) return node.templateSpans.map((span) => span.expression);
  return isText(node) ? [] : [node];
}

/** The placeholder for a value: `{name}`, `{n rows}` if it is counted, `{one|other}` if one of two texts is chosen. */
function valueOf(node) {
  if (ts.isCallExpression(node)) {
    const name = lastName(node.expression);
    const [, second, third] = node.arguments;
    if (name === 'counted' && second) return `{n ${textOr(second)}s}`;
    if (name === 'byCount' && second && third) return `{${textOr(second)}|${textOr(third)}}`;
    const [first] = node.arguments;
    return `{${first && node.arguments.length === 1 ? valueOf(first).replaceAll(/[{}]/g, '') : name}}`;
  }
  if (ts.isConditionalExpression(node)) return `{${textOr(node.whenTrue)}|${textOr(node.whenFalse)}}`;
  if (ts.isPropertyAccessExpression(node)) return `{${node.name.text}}`;
  if (ts.isElementAccessExpression(node)) return valueOf(node.expression);
  if (ts.isBinaryExpression(node)) return valueOf(node.left);
  return ts.isIdentifier(node) ? `{${node.text}}` : '{…}';
}

function textOr(node) {
  return (isText(node) ? textOf(node) : valueOf(node)).replaceAll(/[{}]/g, '');
}

/** Whether a text is more than a code, a name or a value. */
function isWords(text) {
  return /[a-z]{2}/i.test(text.replaceAll(/\{[^}]*\}/g, '')) && !/^[a-z0-9_.-]+$/.test(text);
}

/** Whether a text reads as words for people, wherever it stands. */
function isSentence(text) {
  const words = text.replaceAll(/\{[^}]*\}/g, ' ');
  if (SQL.test(text) || CODE.test(words)) return false;
  return /(^|[\s(])[a-z]{2,}[,:;]? ([a-z]{2,}|"|\()/.test(words) || /[a-z]{2,}[,:;]? +[a-z]{2,}/.test(words);
}
