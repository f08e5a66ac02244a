'use strict';
// Outside text is shown through textContent only, never as HTML.
const $ = (id) => document.getElementById(id);
const NAMES = {MAIL: 'Mail', SMS: 'SMS', GLPI: 'GLPI', SOLMAN: 'Solution Manager'};
const SAMPLES = {
  MAIL: [
    ['VPN drops every ten minutes', 'Hello,\n\nsince the update last night my VPN drops every ten minutes and I have to enter the token again. Month-end close is tomorrow.\n\nRegards'],
    ['प्रिंटर से कागज नहीं निकल रहा', 'नमस्ते, गेट 2 का प्रिंटर सुबह से नहीं चल रहा, गाड़ियाँ खड़ी हैं। कृपया जल्दी देखें।'],
    ['Outlook stürzt beim Start ab', 'Guten Morgen, Outlook schließt sich seit heute sofort nach dem Start. Neustart hat nichts gebracht.'],
  ],
  SMS: [
    ['', 'Account locked, cannot log in. Please unlock'],
    ['', 'Bhai net nahi chal raha line 3 pe subah se'],
    ['', 'पासवर्ड भूल गया हूँ, मदद करें'],
  ],
  GLPI: [
    ['Label printer prints blank labels', 'The label printer in dispatch prints blank labels since the shift change. Ribbon and roll were replaced.'],
    ['USB-Stick wird nicht erkannt', 'Der freigegebene USB-Stick wird seit der neuen Richtlinie gesperrt.'],
  ],
  SOLMAN: [
    ['Short dump TIME_OUT in MIGO', 'Short dump TIME_OUT in program SAPLMIGO for all users of plant 1200 since the last transport.'],
    ['IDocs in status 51 from EDI', '42 inbound IDocs ORDERS05 are in status 51: sold-to party not maintained for sales area.'],
  ],
};
let channel = 'MAIL', info = null, turn = 0;
let threads = [];
try { threads = JSON.parse(sessionStorage.getItem('threads') || '[]'); } catch { threads = []; }

async function call(path, body) {
  const response = await fetch('/sandbox/api' + path, body && {
    method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)});
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error || 'HTTP ' + response.status);
  return answer;
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function status(text, bad) {
  $('status').textContent = text;
  $('status').classList.toggle('bad', !!bad);
}

function choose(next) {
  channel = next;
  for (const tab of document.querySelectorAll('[role=tab]'))
    tab.setAttribute('aria-selected', String(tab.dataset.channel === channel));
  $('subject-field').hidden = channel === 'SMS';
  $('subject').required = channel !== 'SMS';
  $('urgency-field').hidden = channel === 'MAIL' || channel === 'SMS';
  sample(); route();
}

function sample() {
  const list = SAMPLES[channel], [subject, text] = list[turn++ % list.length];
  $('subject').value = subject;
  $('text').value = text;
}

function who() { return info.people.find((p) => p.login === $('person').value); }

function route() {
  if (!info) return;
  const p = who();
  $('route').textContent = {
    MAIL: `${p.email} → SMTP → ${info.desk}`,
    SMS: `${p.phone} → Kannel → ${info.shortCode}`,
    GLPI: `${p.name} → GLPI REST → ticket; the hub polls GLPI`,
    SOLMAN: `${p.name} → incident in Solution Manager → SOAP → hub`,
  }[channel];
}

async function send(event) {
  event.preventDefault();
  $('send').disabled = true;
  status('Sending …');
  try {
    const message = {channel, person: $('person').value, subject: $('subject').value,
      text: $('text').value, urgency: $('urgency').value};
    const sent = await call('/messages', message);
    $('wire').querySelector('pre').textContent = sent.wire;
    $('wire').open = true;
    const same = threads.find((t) => channel === 'SMS' && t.channel === 'SMS' && t.ref === sent.ref);
    if (!same) threads.unshift({channel, person: message.person, ref: sent.ref,
      subject: message.subject || message.text.slice(0, 60)});
    threads = threads.slice(0, 12);
    sessionStorage.setItem('threads', JSON.stringify(threads));
    status('Taken by the other side.');
    refresh();
  } catch (e) {
    status(e.message, true);
  } finally {
    $('send').disabled = false;
  }
}

function entry(seen) {
  const box = element('div', seen.fromDesk ? 'entry desk' : 'entry');
  box.append(element('small', '', [seen.who, seen.at].filter(Boolean).join(' · ')));
  if (seen.title) box.append(element('b', '', seen.title));
  if (seen.text) box.append(element('p', '', seen.text));
  return box;
}

function view(thread) {
  const box = element('div', 'thread');
  const head = element('h3', '', '');
  head.append(element('span', 'badge', NAMES[thread.channel]), element('span', '', thread.subject));
  const list = element('div');
  const reply = element('form', 'reply');
  const input = element('input');
  input.placeholder = 'Add something …';
  input.setAttribute('aria-label', 'Add to ' + thread.subject);
  reply.append(input, element('button', '', 'Add'));
  reply.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!input.value.trim()) return;
    try {
      const sent = await call('/followups', {channel: thread.channel, person: thread.person,
        ref: thread.ref, subject: thread.subject, text: input.value});
      $('wire').querySelector('pre').textContent = sent.wire;
      input.value = '';
      refresh();
    } catch (e) { status(e.message, true); }
  });
  box.append(head, list, reply);
  return {box, list, shown: ''};
}

const views = new Map();
async function refresh() {
  $('empty').hidden = threads.length > 0;
  for (const [index, thread] of threads.entries()) {
    const key = thread.channel + thread.person + thread.ref;
    if (!views.has(key)) {
      views.set(key, view(thread));
      $('seen').insertBefore(views.get(key).box, $('seen').children[index] || null);
    }
    const shown = views.get(key);
    const query = new URLSearchParams({channel: thread.channel, person: thread.person, ref: thread.ref});
    try {
      const seen = await call('/seen?' + query);
      const state = JSON.stringify(seen);
      if (state === shown.shown) continue;
      shown.shown = state;
      shown.list.replaceChildren(...(seen.length ? seen.map(entry)
        : [element('p', 'hint', 'Nothing in the mailbox yet.')]));
    } catch (e) {
      shown.list.replaceChildren(element('p', 'hint', e.message));
    }
  }
}

(async () => {
  for (const tab of document.querySelectorAll('[role=tab]'))
    tab.addEventListener('click', () => choose(tab.dataset.channel));
  $('form').addEventListener('submit', send);
  $('sample').addEventListener('click', sample);
  $('person').addEventListener('change', route);
  try {
    info = await call('/people');
    for (const p of info.people) {
      const option = element('option', '', p.name);
      option.value = p.login;
      $('person').append(option);
    }
    for (const server of info.standIns) $('servers').querySelector('ul').append(element('li', '', server));
    choose('MAIL');
  } catch (e) { status(e.message, true); }
  await refresh();
  const again = async () => { if (!document.hidden) await refresh(); setTimeout(again, 2000); };
  setTimeout(again, 2000);
})();
