import { compatName, isKept, type Context } from '../context/context.js';
import { emitted, type Emitted } from '../sql/emitted.js';

/**
 * The bytes of a text. PostgreSQL calls its own function for it stable, because it could also be asked for another
 * encoding; where an expression must be immutable a helper stands in for it.
 */
export function textBytes(context: Context, text: Emitted): Emitted {
  const sql = isKept(context.use)
    ? `${compatName(context, 'text_bytes')}(${text.sql})`
    : `convert_to(${text.sql}, 'UTF8')`;
  return emitted(sql, 'blob', [text]);
}

/** The text that bytes are; an error when it runs where they are none. */
export function bytesText(context: Context, bytes: Emitted): Emitted {
  const sql = isKept(context.use)
    ? `${compatName(context, 'bytes_text')}(${bytes.sql})`
    : `convert_from(${bytes.sql}, 'UTF8')`;
  return emitted(sql, 'text', [bytes]);
}
