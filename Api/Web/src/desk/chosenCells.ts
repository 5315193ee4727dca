/** The cells that the address names: `?cell=network,hr`. */
export function cellsFromQuery(query: URLSearchParams): string[] {
  return [...new Set((query.get('cell') ?? '').split(',').filter(cell => cell !== ''))];
}

/** As it stands in the address, commas as they are: a view is read and passed on by people. */
export function queryText(query: URLSearchParams): string {
  return query.toString().replaceAll('%2C', ',');
}
