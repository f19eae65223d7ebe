/** The address of a place in the tab that anybody's browser opens: a record's own, else the page's. */
export function addressOf(publicUrl: string, path: string): string {
  return path.startsWith('/records/') ? `${publicUrl}${path}` : `${publicUrl}/tab${path}`;
}
