import type { DataTable } from '../ground/types';

/** Hands a file to the user. */
export function save(content: BlobPart, type: string, name: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replace(/[\\/:*?"<>|]+/g, ' ').trim();
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** Tables as CSV (RFC 4180), one after the other. A text that a spreadsheet would take for a formula is marked as text. */
export function csvOf(tables: DataTable[]): string {
  return tables.map(table => [table.columns.map(column => column.title), ...table.rows]
    .map(row => `${row.map(cell).join(',')}\r\n`).join('')).join('\r\n');
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number.parseFloat(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
