/** placeholder until the helpers are written */
export function compatSql(_names?: readonly string[]): string {
  return '';
}
