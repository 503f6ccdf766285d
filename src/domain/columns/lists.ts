/**
 * The choice lists that several tables share: the values the add-on knows by key, the other ways people write them, and
 * what each list says besides (a unit's factor to kg). A list that one model alone uses stands in the model's file.
 * Officers add to these lists on the sheet; nothing here is taken away by that.
 */

export interface Entry {
  /** Stable name in code and metrics. A value that officers added has its own label as key. */
  readonly key: string;
  readonly label: string;
  readonly aliases: readonly string[];
  /** Values of the list's attribute columns, in their order; `''` where there is none. */
  readonly attributes: readonly (string | number)[];
  /** Id of the row of another tab that the entry is: it stands behind the label in a cell, and decides. */
  readonly id?: string;
}

export interface List {
  readonly header: string;
  readonly about: string;
  /** Further columns that stand to the right of the list on the sheet. */
  readonly attributes: readonly { readonly header: string; readonly about: string }[];
  readonly entries: readonly Entry[];
  /** The add-on's own list: not on the tab `Danh mục`, and officers cannot add to it. */
  readonly isClosed: boolean;
  /** Key of the table whose rows the entries are; left out: the entries stand on the tab `Danh mục`, or here. */
  readonly rowsOf?: string;
}

type Spec = string | readonly [label: string, aliases: readonly string[], ...attributes: (string | number)[]];

/** @param specs label, other ways to write it, attributes; by the stable key of the value. */
function list(
  header: string,
  about: string,
  specs: Readonly<Record<string, Spec>>,
  attributes: List['attributes'] = [],
): List {
  return {
    header,
    about,
    attributes,
    isClosed: false,
    entries: Object.entries(specs).map(([key, spec]) => {
      const [label, aliases, ...values] = typeof spec === 'string' ? ([spec, []] as const) : spec;
      return { key, label, aliases, attributes: attributes.map((_, index) => values[index] ?? '') };
    }),
  };
}

/** A list whose values the add-on itself works by. */
function closed(
  header: string,
  about: string,
  specs: Readonly<Record<string, Spec>>,
  attributes: List['attributes'] = [],
): List {
  return { ...list(header, about, specs, attributes), isClosed: true };
}

/** Key of a list that one model declares for itself. */
export type OwnListKey = `own.${string}`;

/** A list that belongs to one model, declared beside the column that chooses from it. */
export interface OwnList extends List {
  readonly key: OwnListKey;
}

/** @param key unique among the models' own lists. */
export const ownList = (
  key: string,
  header: string,
  about: string,
  specs: Readonly<Record<string, Spec>>,
): OwnList => ({ ...list(header, about, specs), key: `own.${key}` });

/** A list whose entries are the rows of a table, which says so by `offers`. @param rowsOf key of the table. */
export const rowList = (
  key: string,
  header: string,
  about: string,
  rowsOf: string,
  attributes: List['attributes'] = [],
): OwnList => ({ header, about, attributes, entries: [], isClosed: true, rowsOf, key: `own.${key}` });

export const lists = {
  materials: list(
    'Phế liệu',
    'Các loại phế liệu chi hội thu gom.',
    {
      can: ['Vỏ lon', ['lon', 'lon bia', 'vỏ lon bia'], 'vỏ', ''],
      cardboard: [
        'Bìa, giấy',
        ['bìa', 'giấy', 'giấy vụn', 'bìa các tông', 'carton', 'cát tông', 'giấy bìa'],
        'kg',
        '',
      ],
      iron: ['Sắt', ['sắt vụn', 'sắt thép'], 'kg', ''],
      plastic: ['Nhựa', ['nhựa các loại', 'chai nhựa', 'vỏ chai'], 'kg', ''],
      copper: ['Đồng', ['dây đồng'], 'kg', ''],
      aluminium: ['Nhôm', [], 'kg', ''],
    },
    [
      { header: 'Đơn vị chuẩn', about: 'Loại này cộng theo đơn vị nào: kg, hoặc đếm theo vỏ, chiếc …' },
      { header: 'Kg một đơn vị', about: 'Một vỏ, một chiếc nặng mấy kg. Bỏ trống nếu không quy đổi.' },
    ],
  ),
  units: list(
    'Đơn vị',
    'Đơn vị đo của phế liệu và hiện vật.',
    {
      kg: ['kg', ['ký', 'kí', 'cân', 'kilôgam', 'kilogam'], 1],
      ta: ['tạ', [], 100],
      tan: ['tấn', [], 1000],
      yen: ['yến', [], 10],
      lang: ['lạng', [], 0.1],
      shell: ['vỏ', ['vỏ lon', 'lon'], ''],
      piece: ['cái', ['chiếc'], ''],
      book: ['quyển', ['cuốn'], ''],
      set: ['bộ', [], ''],
      box: ['thùng', [], ''],
    },
    [{ header: 'Quy ra kg', about: 'Một đơn vị bằng mấy kg. Bỏ trống nếu là đơn vị đếm.' }],
  ),
  occasions: list('Dịp', 'Dịp tặng quà.', {
    tet: ['Tết Nguyên đán', ['tết', 'tết âm lịch', 'tết nguyên đán']],
    recruits: ['Tân binh nhập ngũ', ['tân binh', 'nhập ngũ']],
    womensDay: ['Quốc tế Phụ nữ 8/3', ['8/3']],
    childrensDay: ['Quốc tế Thiếu nhi 1/6', ['1/6', '01/6', 'tết thiếu nhi', 'thiếu nhi']],
    childMonth: ['Tháng hành động vì trẻ em', ['tháng hành động']],
    familyDay: ['Ngày Gia đình Việt Nam 28/6', ['28/6', 'ngày gia đình']],
    exams: ['Thi tốt nghiệp THPT', ['thi tốt nghiệp']],
    invalidsDay: ['Thương binh – Liệt sĩ 27/7', ['27/7', 'tbls', 'thương binh liệt sĩ']],
    school: ['Năm học mới', ['khai giảng', 'đầu năm học']],
    midAutumn: ['Tết Trung thu', ['trung thu']],
    vietnamWomen: ['Phụ nữ Việt Nam 20/10', ['20/10']],
    poorMonth: ['Tháng cao điểm vì người nghèo', ['vì người nghèo', '17/10']],
    disaster: ['Thiên tai', ['bão', 'lũ lụt', 'ngập lụt']],
    cleanFamily: ['Gia đình 5 không 3 sạch', ['5 không 3 sạch']],
    visit: ['Thăm hỏi thường xuyên', ['thăm hỏi', 'ốm đau']],
    other: ['Dịp khác', ['khác']],
  }),
  recipients: list('Đối tượng', 'Ai được tặng quà.', {
    members: ['Hội viên khó khăn', ['hội viên', 'hội viên có hoàn cảnh khó khăn']],
    children: ['Trẻ em khó khăn', ['trẻ em', 'thiếu nhi', 'trẻ em có hoàn cảnh khó khăn']],
    orphans: ['Trẻ mồ côi', ['mồ côi']],
    disabled: ['Người khuyết tật', ['khuyết tật']],
    ill: ['Người bệnh hiểm nghèo', ['bệnh hiểm nghèo', 'ung thư']],
    pupils: ['Học sinh', ['học sinh khó khăn', 'sinh viên']],
    recruits: ['Tân binh', []],
    invalids: ['Gia đình chính sách', ['thương binh', 'liệt sĩ', 'chính sách']],
    households: ['Hộ gia đình', ['hộ', 'hộ bị thiên tai', 'hộ nghèo', 'hộ cận nghèo']],
    officers: ['Cán bộ Hội', ['ủy viên BCH', 'ủy viên BCH', 'chi hội trưởng']],
    bodies: ['Cơ quan, đơn vị', ['trạm y tế', 'trường học']],
    other: ['Đối tượng khác', ['khác']],
  }),
  funds: list(
    'Nguồn kinh phí',
    'Tiền hoặc hiện vật lấy từ đâu.',
    {
      recycling: ['Biến rác thành tiền', ['thu gom phế liệu', 'phế liệu', 'rác thải'], 'Có'],
      products: ['Sản phẩm tái chế', ['sản phẩm chế tạo từ rác thải nhựa', 'làn chổi'], 'Có'],
      sharing: ['Điểm chia sẻ', ['điểm chia sẻ chắp cánh ước mơ', 'chắp cánh ước mơ'], 'Có'],
      savings: [
        'Tiết kiệm (ống tiền, hũ gạo, nuôi lợn)',
        ['ống tiền', 'hũ gạo', 'nuôi lợn', 'ống tiền tiết kiệm'],
        'Có',
      ],
      benefactors: ['Mạnh thường quân', ['mtq', 'nhà hảo tâm', 'xã hội hóa', 'xã hội hóa'], 'Có'],
      donations: ['Hội viên ủng hộ', ['ủng hộ', 'quyên góp'], 'Có'],
      poor: ['Quỹ vì người nghèo', ['vì người nghèo'], 'Có'],
      godmother: ['Quỹ Mẹ đỡ đầu', ['mẹ đỡ đầu'], 'Có'],
      union: ['Quỹ Hội', ['hội phí', 'quỹ'], 'Có'],
      partners: ['Đơn vị phối hợp', ['phối hợp', 'mttq', 'công đoàn'], 'Không'],
      appeals: ['Ủng hộ thẳng cấp trên', ['nhắn tin ủng hộ', 'cuộc vận động'], 'Không'],
      other: ['Nguồn khác', ['khác'], 'Có'],
    },
    [
      {
        header: 'Qua sổ quỹ',
        about: 'Có: tiền vào sổ thu chi của Hội. Không: nơi khác tặng thẳng, Hội không giữ tiền.',
      },
    ],
  ),
  circumstances: list('Hoàn cảnh', 'Hoàn cảnh của hội viên, để giúp đúng người.', {
    poor: ['Hộ nghèo', ['nghèo']],
    nearPoor: ['Hộ cận nghèo', ['cận nghèo']],
    single: ['Đơn thân', ['mẹ đơn thân', 'đơn thân nuôi con']],
    disabled: ['Khuyết tật', []],
    ill: ['Bệnh hiểm nghèo', ['hiểm nghèo', 'bệnh nặng']],
    elderlyAlone: ['Già yếu, neo đơn', ['neo đơn', 'già yếu']],
    jobless: ['Chưa có việc làm', ['thất nghiệp', 'không việc làm']],
    policy: ['Gia đình chính sách', ['chính sách']],
    other: ['Khó khăn khác', ['khác']],
  }),
  needs: list('Nhu cầu', 'Hội viên cần gì.', {
    loan: ['Vay vốn', ['vốn']],
    job: ['Việc làm', ['tìm việc']],
    training: ['Học nghề', ['dạy nghề']],
    house: ['Sửa nhà', ['nhà ở', 'làm nhà']],
    insurance: ['Thẻ bảo hiểm y tế', ['bhyt', 'thẻ bhyt']],
    school: ['Học phí, đồ dùng cho con', ['học bổng', 'học phí']],
    health: ['Chăm sóc sức khỏe', ['khám bệnh', 'chăm sóc sức khỏe']],
    company: ['Thăm hỏi, động viên', ['động viên']],
  }),
  pairKinds: list('Loại cặp', 'Các loại cặp 1+1.', {
    recruit: ['Vận động vào Hội', ['vận động phụ nữ vào hội', 'vận động tham gia hội']],
    party: [
      'Bồi dưỡng, giới thiệu kết nạp Đảng',
      ['kết nạp đảng', 'phát triển đảng', 'bồi dưỡng giới thiệu kết nạp đảng'],
    ],
    support: ['Đỡ đầu hội viên khó khăn', ['đỡ đầu', 'cặp đỡ đầu', 'giúp hội viên khó khăn']],
    chapter: ['Chi hội mạnh giúp chi hội yếu', ['chi hội giúp chi hội']],
  }),
  pairStates: list('Trạng thái cặp', 'Cặp 1+1 đang ở bước nào.', {
    helping: ['Đang giúp', ['đang giúp đỡ', 'đang thực hiện']],
    done: ['Hoàn thành', ['xong', 'đã xong']],
    stopped: ['Dừng', ['ngừng', 'thôi']],
  }),
  pairResults: list('Kết quả cặp', 'Cặp 1+1 đã đạt được gì.', {
    joined: ['Vào Hội', ['đã vào hội']],
    partyClass: [
      'Được giới thiệu học lớp cảm tình Đảng',
      ['học lớp cảm tình đảng', 'cảm tình đảng', 'học lớp nhận thức về đảng', 'giới thiệu học cảm tình đảng'],
    ],
    introduced: [
      'Được giới thiệu kết nạp Đảng',
      ['được giới thiệu kết nạp', 'giới thiệu kết nạp đảng', 'được giới thiệu cho đảng', 'được giới thiệu'],
    ],
    admitted: ['Được kết nạp Đảng', ['kết nạp đảng', 'đã kết nạp đảng']],
    outOfPoverty: ['Thoát nghèo', []],
    outOfNearPoverty: ['Thoát cận nghèo', []],
    employed: ['Có việc làm', ['có việc']],
    borrowed: ['Được vay vốn', ['vay vốn']],
    stronger: ['Chi hội tiến bộ', []],
    other: ['Kết quả khác', ['khác']],
  }),
  memberTypes: list('Loại hội viên', 'Hội viên danh dự không tính vào tỷ lệ thu hút.', {
    official: ['Chính thức', []],
    core: ['Nòng cốt', ['tiên phong']],
    honorary: ['Danh dự', []],
  }),
  memberStates: list('Trạng thái hội viên', 'Người rời đi vẫn giữ dòng, chỉ đổi trạng thái.', {
    active: ['Đang sinh hoạt', ['sinh hoạt', 'đang hoạt động']],
    moved: ['Chuyển đi', ['chuyển sinh hoạt', 'đã chuyển']],
    quit: ['Thôi sinh hoạt', ['nghỉ', 'xin thôi', 'ra khỏi hội']],
    deceased: ['Qua đời', ['mất', 'đã mất']],
  }),
  posts: list('Chức vụ', 'Chức vụ trong Hội.', {
    president: ['Chủ tịch', []],
    vicePresident: ['Phó Chủ tịch', []],
    standing: ['Ủy viên Ban Thường vụ', ['uv btv', 'btv']],
    committee: ['Ủy viên Ban Chấp hành', ['uv bch', 'bch', 'ủy viên bch']],
    head: ['Chi hội trưởng', []],
    viceHead: ['Chi hội phó', ['phó chi hội']],
    groupHead: ['Tổ trưởng', []],
    viceGroupHead: ['Tổ phó', []],
  }),
  sides: list(
    'Phường và chi hội',
    'Bên làm việc, bên tặng: phường hoặc một chi hội. Tiện ích tự thêm chi hội.',
    {
      ward: ['Hội LHPN phường', ['phường', 'hội phường']],
    },
  ),
  headStyles: closed('Kiểu tiêu đề', 'Kiểu tiêu đề của văn bản.', {
    state: ['Nhà nước', ['quốc hiệu', 'nghị định 30']],
    party: ['Đảng (khi cấp ủy yêu cầu)', ['Đảng – đoàn thể', 'đảng', 'đoàn thể', 'hướng dẫn 36']],
  }),
  annexes: closed('Phụ lục', 'Phụ lục kèm báo cáo.', {
    chapters: ['Số liệu theo chi hội', ['theo chi hội']],
    gifts: ['Từng lần tặng quà', ['quà tặng']],
    charts: ['Biểu đồ', []],
    internal: ['Bản nội bộ', ['nguồn số liệu', 'nội bộ']],
  }),
  yesNo: closed('Có / Không', 'Dùng cho các cột Có hoặc Không.', {
    yes: ['Có', ['x', 'rồi', 'đúng', 'true', 'yes']],
    no: ['Không', ['chưa', 'false', 'no']],
  }),
  incomeSources: list('Nguồn thu', 'Tiền, hiện vật từ đâu mà có.', {
    benefactors: ['Mạnh thường quân', ['mtq', 'nhà hảo tâm']],
    donations: ['Hội viên ủng hộ', ['ủng hộ', 'quyên góp', 'hội viên đóng góp']],
    moneyTubes: ['Ống tiền tiết kiệm', ['ống tiền']],
    riceJars: ['Hũ gạo tiết kiệm', ['hũ gạo']],
    pigs: ['Nuôi lợn tiết kiệm', ['nuôi lợn', 'lợn nhựa', 'heo đất']],
    social: ['Xã hội hóa', ['xã hội hóa']],
    sms: ['Nhắn tin ủng hộ', ['nhắn tin', 'tin nhắn']],
    fees: ['Hội phí', ['phí hội viên']],
    partners: ['Đơn vị phối hợp', ['phối hợp', 'công đoàn']],
    other: ['Nguồn thu khác', ['khác']],
  }),
  products: list('Sản phẩm', 'Sản phẩm làm từ đồ tái chế.', {
    baskets: ['Làn, giỏ', ['làn', 'giỏ', 'làn tái chế', 'giỏ đựng hoa quả']],
    brooms: ['Chổi', ['chổi nhựa']],
    flowers: ['Hoa, đồ trang trí', ['hoa', 'đồ trang trí']],
    other: ['Sản phẩm khác', ['khác']],
  }),
  houseResults: list('Kết quả mái ấm', 'Hộ được làm nhà rồi ra sao.', {
    outOfPoverty: ['Thoát nghèo', []],
    outOfNearPoverty: ['Thoát cận nghèo', []],
    settled: ['Ổn định nhà ở', ['ổn định']],
    other: ['Kết quả khác', ['khác']],
  }),
  outreachForms: list('Hình thức tuyên truyền', 'Tuyên truyền bằng cách nào.', {
    meeting: ['Sinh hoạt chi hội, tổ', ['sinh hoạt', 'họp tổ', 'họp chi hội']],
    talk: ['Nói chuyện chuyên đề', ['chuyên đề', 'hội nghị']],
    event: ['Truyền thông, sự kiện', ['sự kiện', 'mít tinh', 'truyền thông']],
    speaker: ['Loa truyền thanh', ['loa', 'truyền thanh']],
    social: ['Mạng xã hội', ['zalo', 'facebook']],
    leaflet: ['Tờ rơi, pa nô', ['tờ rơi', 'pa nô']],
    visit: ['Đến từng nhà', ['tại nhà']],
    other: ['Hình thức khác', ['khác']],
  }),
  directions: closed('Vào, ra', 'Hàng mang đến hay lấy đi.', {
    in: ['Vào', ['nhập', 'mang đến']],
    out: ['Ra', ['xuất', 'lấy đi']],
  }),
  /** Entries are those of the models (`models.ts`). */
  models: closed('Mô hình', 'Các mô hình phường chọn ghi, ngoài phần lõi.', {}),
  awardKinds: closed(
    'Loại khen thưởng',
    'Danh hiệu thi đua đứng ở bảng thứ nhất, hình thức khen thưởng ở bảng thứ hai.',
    {
      title: ['Danh hiệu thi đua', ['danh hiệu', 'tập thể lao động xuất sắc', 'cờ thi đua']],
      form: ['Hình thức khen thưởng', ['hình thức', 'bằng khen', 'giấy khen']],
    },
  ),
  reportKinds: closed('Loại báo cáo', 'Báo cáo nào được xuất khi bấm Xuất báo cáo.', {
    topical: ['Báo cáo thành tích chuyên đề', ['chuyên đề', 'dân vận khéo', 'thành tích chuyên đề']],
    collective: ['Báo cáo thành tích tập thể', ['tập thể', 'thành tích tập thể']],
    models: [
      'Báo cáo mô hình 1+1 và 3 có 3 biết',
      ['mô hình', 'báo cáo mô hình', '1+1', '3 có 3 biết', 'báo cáo mô hình “1+1” và “3 có 3 biết”'],
    ],
    periodic: ['Báo cáo định kỳ', ['định kỳ', 'báo cáo tháng', 'báo cáo quý', 'báo cáo năm']],
  }),
  /** Metrics that a target may be set for: entries are those of the models (`models.ts`). */
  targetMetrics: closed('Chỉ tiêu giao', 'Các chỉ tiêu có thể giao cho phường và chi hội.', {}, [
    { header: 'Đơn vị tính', about: 'Chỉ tiêu tính theo đơn vị nào.' },
  ]),
} as const satisfies Record<string, List>;

export type ListKey = keyof typeof lists | OwnListKey;

/** The lists as the workbook has them: built-in values and what officers added. */
export type Catalogue = Readonly<Record<keyof typeof lists, List>> & Readonly<Record<OwnListKey, List>>;

/** Lists of states begin with the usual one, and figures are counted by them. */
export const isStateList = (list: ListKey): boolean => list.endsWith('States');
