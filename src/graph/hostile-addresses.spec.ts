import assert from 'node:assert/strict';
import { isOwnAddress, trustedLink } from './addresses.ts';
import { createSubscription } from './operations/create-subscription.ts';
import { listUserChanges } from './operations/list-user-changes.ts';
import { sendActivityNotification } from './operations/send-activity-notification.ts';
import { pagesOf } from './paging.ts';
import { graphOn, publicUrl } from './testing/graph-fixture.ts';

const hosts = [
  'evil.example',
  'graph.microsoft.com.evil.example',
  'evil.example\\graph.microsoft.com',
  'graph.microsoft.com@evil.example',
  'user:pass@graph.microsoft.com',
  'graph.microsoft.com:444',
  'graph.microsoft.com:443@evil.example',
  'graph.microsoft.com%2eevil.example',
  'graph.microsoft.com%00.evil.example',
  'graph.microsoft.com\u3002evil.example',
  'graph.microsoft.com.',
  'graph.microsoft.co',
  'xgraph.microsoft.com',
  'graph-microsoft.com',
  'graph.microsoft.com#@evil.example',
  'graph.microsoft.com?@evil.example',
  'gr\u0430ph.microsoft.com',
  '127.0.0.1',
  '[::1]',
  '169.254.169.254',
  '0x7f000001',
  'localhost:3978',
  'desk.example.evil.example',
  'desk.example@evil.example',
  'login.microsoftonline.com',
];
const schemes = [
  'https://',
  'http://',
  '//',
  'HTTPS:\\\\',
  'https:/',
  'ftp://',
  'file://',
  'javascript:',
  'data:text/html,',
  'https:///',
  ' https://',
  '\thttps://',
  'https://\n',
  'ws://',
  'blob:https://',
  'view-source:https://',
  'https:',
  'https://https://',
  'http:/\\',
  'gopher://',
];
const odd: unknown[] = [
  'https://graph.microsoft.com/beta/users',
  'https://graph.microsoft.com/v1.0/../beta/users',
  'https://graph.microsoft.com/v1.0/%2e%2e/beta/users',
  'https://graph.microsoft.com/v1.0\\..\\beta',
  'https://graph.microsoft.com/v1.0',
  'https://graph.microsoft.com/v1.0/users#x',
  'https://graph.microsoft.com/v1.0/users\nHost: evil.example',
  `https://graph.microsoft.com/v1.0/${'x'.repeat(9_000)}`,
  '/v1.0/users',
  '',
  0,
  null,
  {},
  ['https://evil.example'],
  'https://teams.microsoft.com.evil.example/l/entity/a/b',
  'https://teams.microsoft.com/l/entity/../../evil',
  'https://teams.microsoft.com/l/chat/0/0?users=a',
  'https://teams.microsoft.com/l/entity/a/b?webUrl=https%3A%2F%2Fevil.example%2F',
  'https://teams.microsoft.com/l/entity/a/b?webUrl=https%3A%2F%2Fdesk.example%2F&webUrl=javascript%3Aalert(1)',
  'http://desk.example/records/ticket/1',
];
const hostile: unknown[] = [
  ...schemes.flatMap((scheme) => hosts.map((host) => `${scheme}${host}/v1.0/users/delta?$skiptoken=1`)),
  ...odd,
];
const isGraphs = (address: unknown) =>
  typeof address === 'string' && /^https:\/\/graph\.microsoft\.com\/v1\.0\/[^.\\#\s%]+$/.test(address);

describe(`${hostile.length} hostile addresses`, () => {
  it('get no connection and no token as the next link of a page', async () => {
    assert.ok(hostile.length >= 500);
    for (const link of hostile.filter((one) => !isGraphs(one))) {
      const { graph, asked, time } = graphOn(() => ({ status: 200, body: { value: [], '@odata.nextLink': link } }));
      const read = async () => {
        for await (const _page of pagesOf(graph, listUserChanges, { path: {} }));
      };
      const error = await time.run(
        read().then(
          () => undefined,
          (thrown: unknown) => thrown as { code?: string },
        ),
      );
      assert.equal(asked.length, 1, String(link));
      assert.equal(error?.code ?? 'graph-link-not-trusted', 'graph-link-not-trusted', String(link));
      assert.equal(trustedLink(link), undefined, String(link));
    }
  });

  it('get no connection as a kept cursor', async () => {
    for (const link of hostile) {
      if (typeof link !== 'string' || isGraphs(link)) continue;
      const { graph, asked, time, wishes } = graphOn(() => assert.fail(`asked: ${link}`));
      const outcome = await time.run(graph.call(listUserChanges, { path: {}, link }));
      assert.equal(outcome.state === 'failed' && outcome.failure.code, 'graph-link-not-trusted', link);
      assert.deepEqual([asked, wishes], [[], []]);
    }
  });

  it('are not handed to Microsoft for people to open, nor for change notifications', async () => {
    for (const address of hostile) {
      const { graph, asked, time } = graphOn(() => assert.fail(`sent: ${String(address)}`));
      assert.equal(isOwnAddress(address, publicUrl), false, String(address));
      const topic = { source: 'text' as const, value: 'x', webUrl: address as string };
      const body = { topic, activityType: 'a', previewText: { content: 'p' }, templateParameters: [] };
      const watch = { changeType: 'updated', resource: 'users', expirationDateTime: '', clientState: '' };
      const outcomes = await time.run(
        Promise.all([
          graph.call(sendActivityNotification, { path: { 'user-id': 'u' }, body }),
          graph.call(createSubscription, { path: {}, body: { ...watch, notificationUrl: address as string } }),
          graph.call(createSubscription, {
            path: {},
            body: { ...watch, notificationUrl: `${publicUrl}/hook`, lifecycleNotificationUrl: address as string },
          }),
        ]),
      );
      for (const outcome of outcomes)
        assert.equal(outcome.state === 'failed' && outcome.failure.code, 'address-not-own', String(address));
      assert.equal(asked.length, 0);
    }
  });

  it('would in part be followed by checks of how an address begins, or how its host ends', () => {
    const texts = hostile.filter((one) => typeof one === 'string');
    const byBeginning = (link: string) => link.startsWith('https://graph.microsoft.com');
    const byEnd = (link: string) => URL.parse(link)?.host.endsWith('graph.microsoft.com') === true;
    for (const naive of [byBeginning, byEnd]) {
      const followed = texts.filter((link) => naive(link) && trustedLink(link) === undefined);
      assert.ok(followed.some((link) => URL.parse(link)?.host !== 'graph.microsoft.com'));
    }
  });

  it('are told apart from good ones', () => {
    for (const link of [
      'https://graph.microsoft.com/v1.0/users/delta?$deltatoken=abc',
      'https://graph.microsoft.com/v1.0/users/delta()?$skiptoken=a%2Fb',
    ])
      assert.equal(trustedLink(link), link);
    const own = [
      `${publicUrl}/records/ticket/1`,
      `https://teams.microsoft.com/l/entity/app/tab?webUrl=${encodeURIComponent(`${publicUrl}/records/ticket/1`)}&context=%7B%7D`,
      'https://teams.microsoft.com/l/entity/app/tab',
    ];
    for (const address of own) assert.equal(isOwnAddress(address, publicUrl), true, address);
    assert.equal(isOwnAddress('http://127.0.0.1:3978/records/ticket/1', 'http://127.0.0.1:3978'), true);
    assert.equal(isOwnAddress('http://127.0.0.1:3979/records/ticket/1', 'http://127.0.0.1:3978'), false);
  });
});
