// Uses discord.js' REST client, which others wrote, on a stand-in for Discord: node outside-client.mjs API
// Prints one JSON object with what it met.
import { REST } from '@discordjs/rest';

const api = process.argv[2];
const rest = new REST({ version: '10', api, retries: 0 }).setToken('bot-token');
let limited = 0;
rest.on('rateLimited', () => limited++);
const embed = title => ({ embeds: [{ title, color: 0xe67e22 }], allowed_mentions: { parse: [] } });
const wait = new URLSearchParams({ wait: 'true' });
const refusal = request => request.then(() => 'accepted', error => `${error.status} ${error.code}`);

const began = Date.now();
const posted = await Promise.all(
  Array.from({ length: 12 }, (_, i) =>
    rest.post('/webhooks/1/token', { auth: false, query: wait, body: embed(`message ${i}`) })));
const seconds = (Date.now() - began) / 1000;
const edited = await rest.patch(`/webhooks/1/token/messages/${posted[0].id}`, { auth: false, body: embed('edited') });
const nonce = { ...embed('once'), nonce: 'n1', enforce_nonce: true };
const first = await rest.post('/channels/7/messages', { body: nonce });
const again = await rest.post('/channels/7/messages', { body: nonce });

console.log(JSON.stringify({
  ids: new Set(posted.map(message => message.id)).size,
  limited: limited > 0,
  waited: seconds >= 3.5,
  edited: edited.embeds[0].title,
  once: first.id === again.id,
  unknown_webhook: await refusal(rest.post('/webhooks/2/token', { auth: false, body: embed('x') })),
  unknown_message: await refusal(rest.patch('/webhooks/1/token/messages/5', { auth: false, body: embed('x') })),
  too_long: await refusal(rest.post('/webhooks/1/token', { auth: false, query: wait, body: embed('x'.repeat(257)) })),
  empty: await refusal(rest.post('/webhooks/1/token', { auth: false, query: wait, body: {} })),
}));
