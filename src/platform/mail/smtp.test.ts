import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { smtpMailer } from './smtp.ts';

test('a server that says a word now and then, and never comes to an end, is not waited for', async () => {
  const endless = createServer((socket) => {
    const talking = setInterval(() => socket.write('220-one moment\r\n'), 20);
    socket.on('error', () => {}).on('close', () => clearInterval(talking));
  });
  await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
  const { port } = endless.address() as AddressInfo;
  const address = { name: 'Petra', address: 'petra@harbour.test' };
  const mailer = smtpMailer({ host: '127.0.0.1', port, security: 'none', user: null, secret: null, sender: address.address, senderName: null, isOwn: false }, { within: 200 });
  const sent = mailer.send({ id: 'a', messageId: '<a@harbour.test>', sender: address, recipient: address, at: 0 }, { locale: 'en', subject: 'Hello', text: 'Words', html: '' });
  await expect(sent).rejects.toMatchObject({ code: 'mail.unreachable', isForGood: false });
  await new Promise((resolve) => endless.close(resolve));
});
