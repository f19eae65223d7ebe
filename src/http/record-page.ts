import type { Route } from './route.ts';

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Deskhand</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem}</style>
<h1>Open this record in Teams</h1><p>This address names a record of a Deskhand desk. Records are shown in Microsoft Teams: say <b>ticket</b>, <b>task</b> or <b>approval</b> and the number to the Deskhand bot, or paste this address into a chat there.</p></html>`;

/** What an ordinary browser sees at a record's address: how to open it. Says nothing about whether the record exists. */
export const recordPage: Route = {
  method: 'GET',
  path: '/records/:kind/:id',
  handle: async () => ({
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'cache-control': 'no-store',
    },
    body: page,
  }),
};
