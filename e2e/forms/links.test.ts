/** Links for phones: what opens, what does not, and that a link of one chapter reaches nothing of another. */
import { createHash } from 'node:crypto';
import { type CallName, contract, type Input } from '../../src/shared/contract';
import { beside, type Desk, EXEC, gift, member, openDesk, sale, save, submission, TODAY } from './desk';

let desk: Desk;
/** The secret of a link of Khu 5A for recycling, gifts and members. */
let secret = '';
let linkId = '';
const ids: Record<string, string> = {};

const secretOf = (url: string): string => new URL(url).searchParams.get('k') ?? '';

beforeAll(async () => {
  desk = await openDesk();
  const people = [
    [
      'mine',
      member('Lý Thị Đây', { chapter: 'K5A', phone: '0912345678', address: 'Ngõ 3', birth: '15/8/1975' }),
    ],
    ['theirs', member('Mai Thị Kia', { chapter: 'K1', phone: '0987654321', birth: '3/3/1966' })],
  ] as const;
  for (const [name, values] of people) ids[name] = desk.value('row.save', save('members', values)).row.id;
  ids.myGift = desk.value('row.save', save('gifts', gift())).row.id;
  ids.theirGift = desk.value(
    'row.save',
    save('gifts', gift({ chapter: 'K1', note: 'bí mật của Khu 1' })),
  ).row.id;
  ids.wardGift = desk.value('row.save', save('gifts', gift({ chapter: 'Hội LHPN phường' }))).row.id;
  ids.pairing = desk.value(
    'row.save',
    save('pairings', {
      day: '1/8',
      kind: 'Vận động vào Hội',
      chapter: 'K5A',
      helper: 'Lý Thị Đây',
      helped: 'Chị Mới',
      state: 'Đang giúp',
    }),
  ).row.id;
  ids.mixedPair = desk.value(
    'row.save',
    save('pairings', {
      day: '2/8',
      kind: 'Đỡ đầu hội viên khó khăn',
      chapter: 'K5A',
      helper: 'Mai Thị Kia',
      helped: 'Lý Thị Đây',
      state: 'Đang giúp',
    }),
  ).row.id;
  ids.theirPair = desk.value(
    'row.save',
    save('pairings', {
      day: '2/8',
      kind: 'Vận động vào Hội',
      chapter: 'K1',
      helper: 'Mai Thị Kia',
      helped: 'Chị Khác',
      state: 'Đang giúp',
    }),
  ).row.id;
  ids.theirSupport = desk.value(
    'row.save',
    save('supports', { day: '3/8', pair: ids.theirPair, support: 'bí mật của Khu 1' }),
  ).row.id;
  const made = desk.value('links.create', {
    chapter: 'K5A',
    tables: ['recycling', 'gifts', 'members', 'supports'],
    until: '2026-12-31',
  });
  secret = secretOf(made.url);
  linkId = made.link.id;
});

/** Gives every test its own minute, because the clock is fixed and calls are limited per minute. */
beforeEach(() => {
  const minute = Math.floor(Date.parse('2026-08-20T05:00:00Z') / 60_000);
  desk.host.globals.CacheService.getScriptCache().remove(`link.${linkId}.${minute}`);
});

const by = () => ({ link: secret });

describe('a link', () => {
  test('carries 128 random bits; the document keeps only their hash', () => {
    expect(secret).toMatch(/^[A-Za-z0-9_-]{22}$/);
    const { url } = desk.value('links.create', { chapter: 'K1', tables: ['gifts'], until: TODAY });
    expect(secretOf(url)).not.toBe(secret);
    const stored = JSON.stringify(desk.host.globals.PropertiesService.getScriptProperties().getProperties());
    expect(stored).not.toContain(secret);
    expect(stored).toContain(createHash('sha256').update(secret).digest('hex'));
    expect(JSON.stringify(desk.value('links.list', {}))).not.toContain(secret);
    expect(JSON.stringify(desk.rows('Nhật ký'))).not.toContain(secret);
  });

  test('opens the page for phones, which itself holds no data', () => {
    const { answer } = desk.host.get({ k: secret });
    const { answer: evil } = desk.host.get({ k: '"><script>alert(1)</script>' });
    const html = (one: typeof answer) => JSON.stringify(one);
    if (answer === undefined || evil === undefined) throw new Error('no page');
    expect(html(answer)).toContain(secret);
    expect(html(answer)).not.toContain('Lý Thị Đây');
    expect(html(evil)).not.toContain('alert(1)');
  });

  test('shows the forms of its kinds, its own chapter, and nothing of the others', () => {
    const described = desk.value('form.describe', {}, by());
    expect(described.person).toMatchObject({
      role: 'link',
      chapter: { key: 'K5A' },
      linkUntil: '2026-12-31',
    });
    expect(described.forms.map((form) => form.table)).toEqual(['members', 'supports', 'recycling', 'gifts']);
    expect(described.chapters.map((chapter) => chapter.key)).toEqual(['K5A']);
    expect(described.forms[2]?.fields.find((field) => field.key === 'chapter')).toMatchObject({
      isFixed: true,
      initial: 'Khu 5A · K5A',
    });
    expect(described.lists.some((list) => list.canAdd)).toBe(false);
  });

  test('adds and corrects rows of its chapter, stamped and logged with the link', () => {
    const { row } = desk.value('row.save', save('recycling', sale()), by());
    expect(row.enteredBy).toBe(`Điện thoại K5A (${linkId})`);
    const edit = { table: 'recycling', id: row.id, version: row.version, values: { amount: '8tr' } };
    expect(desk.value('row.edit', edit, by()).row.values.amount).toBe('8.000.000');
    // A row of its chapter that someone else entered may be corrected, not deleted.
    const gifts = desk.value('row.get', { table: 'gifts', id: ids.myGift ?? '' }, by());
    desk.value(
      'row.edit',
      { table: 'gifts', id: gifts.id, version: gifts.version, values: { parcels: '15' } },
      by(),
    );
    const now = desk.value('row.get', { table: 'gifts', id: gifts.id }, by());
    const remove = { table: 'gifts', id: now.id, version: now.version };
    expect(desk.problem('row.delete', remove, by()).kind).toBe('forbidden');
    const own = desk.value('row.get', { table: 'recycling', id: row.id }, by());
    desk.value('row.delete', { table: 'recycling', id: own.id, version: own.version }, by());
    desk.value('row.undo', { table: 'recycling', id: own.id }, by());
    expect(
      desk
        .rows('Nhật ký')
        .filter((line) => line['Liên kết'] === linkId)
        .map((line) => [line.Việc, line['Mã dòng']]),
    ).toEqual([
      ['Thêm dòng', row.id],
      ['Sửa dòng', row.id],
      ['Sửa dòng', gifts.id],
      ['Xóa dòng', row.id],
      ['Khôi phục dòng', row.id],
    ]);
  });

  test('fills in its own chapter where the form left it out', () => {
    const { row } = desk.value('row.save', save('gifts', gift({ chapter: '', day: '9/6' })), by());
    expect(row.chapter).toBe('K5A');
  });

  test('of members reads name, group and year of birth, and nothing else anywhere', () => {
    const answers = [
      desk.value('members.index', { from: 0 }, by()),
      desk.value('rows.mine', { tables: ['members'], scope: 'chapter' }, by()),
      desk.value('row.get', { table: 'members', id: ids.mine ?? '' }, by()),
      desk.problem('row.save', save('members', member('Lý Thị Đây', { birth: '1975' })), by()),
      desk.value('rows.similar', { table: 'members', values: member('Lý Thị Đây', { birth: '' }) }, by()),
      desk.problem(
        'row.edit',
        { table: 'members', id: ids.mine ?? '', version: 'cũ', values: { group: 'Tổ 9' } },
        by(),
      ),
    ];
    for (const answer of answers) {
      const text = JSON.stringify(answer);
      expect(text).toContain('Lý Thị Đây');
      for (const hidden of ['0912', 'Ngõ 3', '15/8', '15/08', '1975-08', 'Mai Thị Kia', '1966']) {
        expect(text).not.toContain(hidden);
      }
    }
    expect(answers[0]).toMatchObject({
      rows: [[ids.mine, 'Lý Thị Đây', 1975, 'Tổ 1', 'K5A', true]],
      next: null,
    });
    // The year sent back as it was shown does not cut a full date down to its year.
    const seen = desk.value('row.get', { table: 'members', id: ids.mine ?? '' }, by());
    const values = { group: 'Tổ 2', birth: '1975' };
    desk.value('row.edit', { table: 'members', id: seen.id, version: seen.version, values }, by());
    expect(desk.value('row.get', { table: 'members', id: seen.id }).values).toMatchObject({
      birth: '15/08/1975',
      group: 'Tổ 2',
      phone: '0912 345 678',
    });
  });
});

describe('pairs at work, by a link', () => {
  test('its own chapter’s, and nobody of another chapter by name', () => {
    const { rows } = desk.value('pairs.atWork', {}, by());
    expect(rows.map(({ id, label }) => [id, label])).toEqual([
      [ids.mixedPair, `${ids.theirs} giúp Lý Thị Đây`],
      [ids.pairing, 'Lý Thị Đây giúp Chị Mới'],
    ]);
    const all = desk.value('pairs.atWork', {}).rows;
    expect(all.map(({ label }) => label)).toEqual([
      'Lý Thị Đây giúp Chị Mới',
      'Mai Thị Kia giúp Chị Khác',
      'Mai Thị Kia giúp Lý Thị Đây',
    ]);
    expect(all[1]).toMatchObject({
      chapter: 'K1',
      times: 1,
      value: 0,
      last: '2026-08-03',
      since: '2026-08-02',
    });
  });
  test('a giving in a pair of its own is saved, and seen by it alone', () => {
    const given = save('supports', {
      day: '4/8',
      pair: ids.mixedPair ?? '',
      support: 'Tặng gạo',
      value: '200k',
    });
    const { row } = desk.value('row.save', given, by());
    expect(row).toMatchObject({
      chapter: 'K5A',
      values: { pair: `${ids.theirs} giúp Lý Thị Đây · ${ids.mixedPair}` },
    });
    const mine = desk.value('rows.mine', { tables: ['supports'], scope: 'chapter' }, by()).rows;
    expect(mine.map(({ id }) => id)).toEqual([row.id]);
  });
});

describe('another chapter', () => {
  /** One attempt on every endpoint, with what it must not return or change. */
  const attempts: readonly (readonly [name: CallName, input: () => unknown])[] = [
    ['row.save', () => save('gifts', gift({ chapter: 'K1' }))],
    ['row.save', () => save('gifts', gift({ chapter: 'Khu 1 · K1' }))],
    ['row.save', () => save('gifts', gift({ chapter: 'Hội LHPN phường' }))],
    ['row.save', () => save('pairings', { day: '1/8', chapter: 'K5A' })],
    ['row.save', () => save('circumstances', { member: ids.theirs ?? '' })],
    ['row.save', () => save('circumstances', { member: ids.mine ?? '' })],
    ['row.save', () => save('chapters', { code: 'K8', name: 'Khu 8' })],
    ['row.save', () => save('baseline', { year: '2026', chapter: 'K5A' })],
    ['row.edit', () => ({ table: 'gifts', id: ids.theirGift, version: '', values: { note: '' } })],
    ['row.edit', () => ({ table: 'gifts', id: ids.wardGift, version: '', values: { note: 'x' } })],
    ['row.edit', () => ({ table: 'gifts', id: ids.myGift, version: '', values: { chapter: 'K1' } })],
    [
      'row.edit',
      () => ({ table: 'gifts', id: ids.myGift, version: '', values: { chapter: 'Hội LHPN phường' } }),
    ],
    ['row.edit', () => ({ table: 'members', id: ids.theirs, version: '', values: { name: 'Khác' } })],
    ['row.save', () => save('supports', { day: '3/8', pair: ids.theirPair ?? '', support: 'Gạo' })],
    ['row.edit', () => ({ table: 'supports', id: ids.theirSupport, version: '', values: { note: 'x' } })],
    ['row.delete', () => ({ table: 'supports', id: ids.theirSupport, version: '' })],
    ['row.get', () => ({ table: 'supports', id: ids.theirSupport })],
    ['row.edit', () => ({ table: 'pairings', id: ids.pairing, version: '', values: { note: 'x' } })],
    ['row.delete', () => ({ table: 'gifts', id: ids.theirGift, version: '' })],
    ['row.delete', () => ({ table: 'members', id: ids.theirs, version: '' })],
    ['row.undo', () => ({ table: 'gifts', id: ids.deletedGift })],
    ['row.undo', () => ({ table: 'gifts', id: ids.theirGift })],
    ['row.get', () => ({ table: 'gifts', id: ids.theirGift })],
    ['row.get', () => ({ table: 'gifts', id: ids.wardGift })],
    ['row.get', () => ({ table: 'members', id: ids.theirs })],
    ['row.get', () => ({ table: 'pairings', id: ids.pairing })],
    ['row.get', () => ({ table: 'chapters', id: 'K1' })],
    ['rows.similar', () => ({ table: 'gifts', values: gift({ chapter: 'K1' }) })],
    [
      'rows.similar',
      () => ({ table: 'members', values: member('Mai Thị Kia', { chapter: 'K1', birth: '1966' }) }),
    ],
    ['member.move', () => ({ member: ids.theirs, chapter: 'K5A', group: '', day: TODAY, version: '' })],
    ['member.move', () => ({ member: ids.mine, chapter: 'K1', group: '', day: TODAY, version: '' })],
    ['member.return', () => ({ member: ids.theirs, day: TODAY, version: '' })],
    ['member.type', () => ({ member: ids.theirs, type: 'Danh dự', day: TODAY, version: '' })],
    ['member.leave', () => ({ member: ids.theirs, state: 'Chuyển đi', day: TODAY, note: '', version: '' })],
    ['member.duplicates', () => ({})],
    ['member.merge', () => ({ keep: ids.mine, drop: ids.theirs, keepVersion: '', dropVersion: '' })],
    ['member.held', () => ({ member: ids.theirs })],
    ['member.held', () => ({ member: ids.mine })],
    ['member.ticks', () => ({ chapter: 'K1', group: '' })],
    ['member.know', () => ({ ticks: [{ member: ids.theirs, face: true }] })],
    ['row.mend', () => ({ table: 'gifts', id: ids.theirGift, field: 'note', before: 'x', undo: false })],
    ['picture.keep', () => ({ table: 'gifts', id: ids.theirGift, picture: 'AAAA' })],
    ['place.show', () => ({ sheet: 'Quà tặng', row: 2 })],
    ['start.look', () => ({})],
    ['row.show', () => ({ table: 'gifts', row: 2 })],
    ['list.add', () => ({ list: 'occasions', label: 'Hội làng', attributes: [] })],
    ['links.list', () => ({})],
    ['links.create', () => ({ chapter: 'K1', tables: ['gifts'], until: '2026-12-31' })],
    [
      'links.createAll',
      () => ({ isForAll: true, tables: ['gifts'], until: '2026-12-31', submission: submission() }),
    ],
    ['links.revoke', () => ({ id: linkId })],
    ['links.address', () => ({ address: EXEC })],
    ['report.status', () => ({ month: '2026-08' })],
    ['settings.get', () => ({})],
    ['settings.save', () => ({ values: { place: 'x' } })],
    ['period.get', () => ({})],
    ['period.set', () => ({ from: '2026-01-01', to: '2026-12-31' })],
    ['models.list', () => ({})],
    ['models.choose', () => ({ models: ['income'] })],
    ['backup.look', () => ({ copy: '' })],
    ['work.look', () => ({ work: 'Tổng hợp' })],
    ['work.goOn', () => ({ work: 'Tổng hợp' })],
    ['backup.write', () => ({ copy: '', seen: '' })],
    ['privacy.look', () => ({ members: [] })],
    ['privacy.erase', () => ({ members: [], seen: '' })],
    ['chapters.look', () => BORDER],
    ['chapters.write', () => ({ ...BORDER, seen: '' })],
    ['start.look', () => ({})],
    ['place.show', () => ({ sheet: 'Cài đặt', row: null })],
    ['row.mend', () => ({ table: 'gifts', id: ids.theirGift, field: 'parcels', before: '', undo: false })],
    ['packs.list', () => ({})],
    ['packs.read', () => ({ text: '{}' })],
    ['packs.install', () => ({ packs: ['loans'] })],
    ['packs.remove', () => ({ name: 'Hiến máu' })],
    ['packs.export', () => ({ name: 'A', about: '', ids: [] })],
    ['report.choices', () => ({})],
    ['report.export', () => ({ kind: 'topical', from: '2026-01-01', to: '2026-12-31' })],
    ['closing.get', () => ({})],
    ['closing.set', () => ({ to: '2026-06-30' })],
    ['issues.list', () => ({})],
    ['issues.issue', () => ({ id: 'SB-00001', number: '05', day: TODAY, accept: true })],
    ['issues.withdraw', () => ({ id: 'SB-00001' })],
    ['issues.compare', () => ({ id: 'SB-00001' })],
  ];
  /** Calls that a link may make: they answer, about its own chapter only. */
  const open: readonly (readonly [CallName, unknown])[] = [
    ['form.describe', {}],
    ['rows.mine', { tables: [], scope: 'chapter' }],
    ['rows.mine', { tables: ['pairings', 'circumstances', 'chapters'], scope: 'chapter' }],
    ['members.index', { from: 0 }],
    ['pairs.atWork', {}],
    ['problems.list', { chapter: '' }],
    ['problems.list', { chapter: 'K1' }],
    ['chapter.month', { month: '2026-05' }],
    ['member.ticks', { chapter: 'K5A', group: '' }],
    ['problems.list', { chapter: '' }],
    ['pasted.read', { text: 'Bán 12 kg nhựa' }],
  ];
  const secrets = ['Mai Thị Kia', '1966', '0987', 'bí mật của Khu 1', 'Khu 1 ', 'Khu 6', '"K1"', 'PHUONG'];

  test('no endpoint reads it, writes it, or tells that something is there', () => {
    const gone = desk.value('row.save', save('gifts', gift({ chapter: 'K1', day: '3/5' }))).row;
    ids.deletedGift = gone.id;
    desk.value('row.delete', { table: 'gifts', id: gone.id, version: gone.version });
    const state = () =>
      JSON.stringify(
        [
          'Hội viên',
          'Quà tặng',
          'Cặp 1+1',
          'Hỗ trợ 1+1',
          'Chi hội',
          'Hoàn cảnh',
          'Số liệu nền',
          'Danh mục',
          'Cài đặt',
          'Đã xóa',
        ].map(desk.rows),
      );
    const before = state();
    const answers = desk.many(attempts.map(([name, input]) => [name, input(), secret]));
    for (const [index, answer] of answers.entries()) {
      const name = attempts[index]?.[0];
      expect([name, answer.ok]).toEqual([name, false]);
      for (const word of secrets)
        expect([name, JSON.stringify(answer).includes(word)]).toEqual([name, false]);
    }
    expect(state()).toBe(before);
    // The same in one call: each row is refused by itself.
    const rows = attempts.flatMap(([name, input]) => (name === 'row.save' ? [input()] : []));
    const batch = desk.raw('rows.save', { rows }, by());
    expect(batch).toMatchObject({ ok: true, value: { answers: rows.map(() => ({ ok: false })) } });
    for (const word of secrets) expect(JSON.stringify(batch)).not.toContain(word);
    expect(state()).toBe(before);
    for (const [name, input] of open) {
      const text = JSON.stringify(desk.raw(name, input, by()));
      expect([name, text.startsWith('{"ok":true')]).toEqual([name, true]);
      for (const word of secrets) expect([name, word, text.includes(word)]).toEqual([name, word, false]);
    }
    // A member of another chapter is as if she were not there.
    const know = (member: string) => desk.problem('member.know', { ticks: [{ member, face: true }] }, by());
    expect(know(ids.theirs ?? '')).toEqual(know('HV-00000'));
    // A new call without an attempt above fails.
    const named = new Set<string>(['rows.save', ...[...attempts, ...open].map(([name]) => name)]);
    expect([...named].sort()).toEqual(Object.keys(contract).sort());
    // The answer does not reveal whether the row exists.
    const get = (id: string) => desk.problem('row.get', { table: 'gifts', id }, by());
    expect(get(ids.theirGift ?? '')).toEqual(get('QT-00000'));
  });

  test('an id of its own row cannot smuggle one of another table', () => {
    const input: Input<'row.get'> = { table: 'members', id: ids.myGift ?? '' };
    expect(desk.problem('row.get', input, by()).kind).toBe('gone');
  });
});

const BORDER = { act: '', chapters: [], code: '', name: '', day: '', groups: [] };

describe('what does not open', () => {
  const unknown = { ok: false, problem: { kind: 'link', why: 'unknown' } };

  test('a thousand guessed links: none; they are counted, and the real one still opens', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    let state = 1;
    const random = () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state;
    };
    const guesses = Array.from({ length: 940 }, () =>
      Array.from({ length: 22 }, () => letters[random() % 64]).join(''),
    );
    // The closest guesses: the real one with a letter changed, shortened, lengthened, in another case.
    const near = [
      ...Array.from(
        { length: 22 },
        (_, at) => `${secret.slice(0, at)}${secret[at] === 'A' ? 'B' : 'A'}${secret.slice(at + 1)}`,
      ),
      ...Array.from({ length: 22 }, (_, at) => secret.slice(0, at)).slice(1),
      `${secret}A`,
      `${secret} `,
      secret.toLowerCase() === secret ? secret.toUpperCase() : secret.toLowerCase(),
      createHash('sha256').update(secret).digest('hex'),
      '__proto__',
      '../..',
      `${secret}\u0000`,
      'null',
      'undefined',
      '%00',
      linkId,
      'x'.repeat(10_000),
      'link.',
      '1',
      'true',
      '{}',
      '*',
    ];
    const all = [...guesses, ...near];
    expect(all.length).toBeGreaterThanOrEqual(1000);
    const answers = desk.many(all.map((guess) => ['form.describe', {}, guess] as const));
    expect(answers.filter((answer) => JSON.stringify(answer) !== JSON.stringify(unknown))).toEqual([]);
    expect(
      desk.rows('Nhật ký').filter((line) => /lần thử liên kết sai/.test(String(line.Việc))),
    ).toHaveLength(1);
    expect(desk.call('form.describe', {}, by()).ok).toBe(true);
  });

  test('the web app without a link: no call and no other global, whoever owns the script', () => {
    const sheets = () => JSON.stringify(desk.host.workbook.sheets.map((sheet) => sheet.name));
    const before = sheets();
    for (const name of Object.keys(contract)) expect(desk.raw(name, {}, { web: true })).toEqual(unknown);
    for (const empty of ['', null, undefined]) {
      expect(desk.host.rpc('rpc', ['form.describe', {}, empty], { trigger: 'web' })).toMatchObject({
        value: unknown,
      });
    }
    for (const odd of [{}, [secret], 5, true]) {
      expect(desk.host.rpc('rpc', ['form.describe', {}, odd], { trigger: 'web' })).toMatchObject({
        value: { ok: false, problem: { kind: 'badRequest' } },
      });
    }
    for (const name of [
      'installSheets',
      'summarize',
      'checkData',
      'exportReport',
      'closePeriod',
      'chooseModels',
    ]) {
      const outcome = desk.host.rpc(name, [], { trigger: 'web' });
      expect([name, outcome]).toEqual([
        name,
        expect.objectContaining({ value: expect.objectContaining({ ok: false }) }),
      ]);
    }
    for (const name of [
      'onOpen',
      'onInstall',
      'openEntryForm',
      'openLinks',
      'openSettings',
      'openPeriod',
      'openExport',
      'openClosing',
      'openModels',
      'openPacks',
      'openBackup',
      'openPrivacy',
      'openBorders',
      'openReportStatus',
      'openDuplicates',
    ]) {
      expect([name, desk.host.rpc(name, [], { trigger: 'web' }).ok]).toEqual([name, false]);
    }
    expect(sheets()).toBe(before);
  });

  test('revoked, expired, too fast: each is told, nothing is written, and what was typed is still there', async () => {
    const made = desk.value('links.create', { chapter: 'K6', tables: ['gifts'], until: '2026-08-21' });
    const other = secretOf(made.url);
    const payload = save('gifts', gift({ chapter: 'K6', day: '4/5' }));
    const later = await beside(desk, {}, '2026-08-22T05:00:00Z');
    expect(later.problem('row.save', payload, { link: other })).toEqual({ kind: 'link', why: 'expired' });
    expect(later.value('links.list', {}).links.find((link) => link.id === made.link.id)?.state).toBe(
      'expired',
    );
    expect(desk.value('row.save', payload, { link: other }).row.chapter).toBe('K6');
    const fast = desk.many(Array.from({ length: 140 }, () => ['members.index', { from: 0 }, other] as const));
    expect(fast.filter((answer) => answer.ok).length).toBeLessThanOrEqual(120);
    expect(fast.at(-1)).toEqual({ ok: false, problem: { kind: 'link', why: 'tooMany' } });
    expect(desk.value('links.revoke', { id: made.link.id }).link.state).toBe('revoked');
    expect(desk.problem('row.save', payload, { link: other })).toEqual({ kind: 'link', why: 'revoked' });
    expect(desk.rows('Quà tặng').filter((row) => row['Chi hội'] === 'Khu 6 · K6')).toHaveLength(1);
  });

  test.each([
    [{ until: '2026-08-19' }, 'invalid'],
    [{ until: '2028-08-19' }, 'invalid'],
    [{ until: '2026-02-31' }, 'invalid'],
    [{ chapter: 'K99' }, 'invalid'],
    [{ tables: ['circumstances'] }, 'badRequest'],
    [{ tables: ['chapters'] }, 'badRequest'],
    [{ tables: ['baseline'] }, 'badRequest'],
  ])('a link that must not be made: %j', (more, kind) => {
    const input = { chapter: 'K5A', tables: ['gifts'], until: '2026-12-31', ...more };
    expect(desk.problem('links.create', input).kind).toBe(kind);
  });

  const input = { chapter: 'K5A', tables: ['gifts'], until: '2026-12-31' };

  test('where the web app was never opened no link is made', async () => {
    const bare = await openDesk({ serviceUrl: '' });
    expect(bare.value('links.list', {}).address).toBe('');
    expect(bare.problem('links.create', input)).toEqual({ kind: 'notDeployed' });
  });

  test('the development address, which a menu is told, never becomes a link', async () => {
    const fresh = await openDesk({ serviceUrl: '' });
    // Deployed now; nobody has opened the page yet.
    const deployed = await beside(fresh, { serviceUrl: EXEC });
    const menu = deployed.host.globals.ScriptApp.getService().getUrl();
    expect(menu).toMatch(/\/dev$/);
    expect(fresh.problem('links.address', { address: menu }).kind).toBe('invalid');
    expect(deployed.value('links.create', input).url.startsWith(`${EXEC}?k=`)).toBe(true);
  });

  test.each([
    ['https://script.google.com/macros/s/AKfycb-made-for-the-tests/exec', true],
    ['  https://script.google.com/macros/s/AKfycb-made-for-the-tests/exec?k=abc ', true],
    ['https://script.google.com/a/macros/phuong.example.vn/s/AKfycb-made-for-the-tests/exec', true],
    ['https://script.google.com/a/phuong.example.vn/macros/s/AKfycb-made-for-the-tests/exec', true],
    ['https://script.google.com/macros/s/AKfycb-made-for-the-tests/dev', false],
    ['https://script.google.com/home/projects/AKfycb-made-for-the-tests/edit', false],
    ['https://evil.example/macros/s/AKfycb-made-for-the-tests/exec', false],
    ['https://script.google.com.evil.example/macros/s/AKfycb-made-for-the-tests/exec', false],
    ['javascript:alert(1)//exec', false],
    ['', false],
  ])('an address that is pasted: “%s” is taken: %s', async (address, isTaken) => {
    const fresh = await openDesk({ serviceUrl: '' });
    const answer = fresh.call('links.address', { address });
    expect(answer.ok).toBe(isTaken);
    expect(fresh.value('links.list', {}).address).toBe(isTaken ? address.trim().replace(/\?.*$/, '') : '');
  });
});
