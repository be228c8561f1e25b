//! The package as programs read it: parts, references, numbers.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::super::tree::{
    Anchor, Arithmetic, Begins, Block, Caption, Cell, Column, ContentsOf, Cover, Division,
    Equation, Figure, Gap, Heading, List, ListItem, ListStyle, Mathematics, NumberKind, Origin,
    PageShape, Paragraph, ParagraphRole, Publication, PublicationKind, Row, RowRole, Signature,
    Span, Table,
};
use super::super::{Band, Bar, Bars, Chart, Line, Lines, Point, Points};
use crate::evaluation::Imprint;
use crate::framework::Stage;
use crate::value::Locale;

/// Words that would break what does not take them as they are.
const HOSTILE: &str = "R&D <b>\"50 %\"</b> ]]> \u{0}\u{1}\u{b}\u{ffff}\u{85}\n\t'x' {language} 𝄞";

fn table(name: &str, page: PageShape, rows: usize) -> Table {
    let head = |words: &str| Cell::words(words);
    let mut caption = Caption::new(name, format!("Capaian {name}"));
    caption.number = format!("Tabel 1.{}", if name == "pendek" { 1 } else { 2 });
    let number =
        |value: u32| Cell::number(value.into(), NumberKind::Rupiah, format!("{value}.000"));
    let mut body = vec![Row::new(
        RowRole::Group,
        vec![Cell::words("Sasaran").wide(4)],
    )];
    for at in 0..rows {
        body.push(Row::plain(vec![
            Cell::words(format!("{at}")).high(2),
            Cell::words("Indikator yang panjang namanya, dan yang dinyatakan dalam beberapa baris")
                .indented(1),
            number(7),
            number(5),
        ]));
        body.push(Row::plain(vec![
            Cell::words(HOSTILE),
            number(7),
            number(5).following(Arithmetic::Difference(1, 2)),
        ]));
    }
    body.push(Row::new(
        RowRole::Total,
        vec![Cell::words("Jumlah").wide(2), number(7)],
    ));
    Table {
        caption,
        columns: vec![
            Column::signs(1),
            Column::words(6),
            Column::figures(2),
            Column::figures(2),
        ],
        head: vec![
            Row::plain(vec![
                head("No.").high(2),
                head("Uraian").high(2),
                head("Anggaran").wide(2),
            ]),
            Row::plain(vec![head("Pagu"), head("Realisasi")]),
        ],
        rows: body,
        remarks: vec!["Sumber: data dasar".to_owned()],
        page,
    }
}

fn figure(number: usize, chart: Chart) -> Block {
    let mut caption = Caption::new(&format!("gambar {number}"), "Gambaran capaian");
    caption.number = format!("Gambar 1.{number}");
    Block::Figure(Figure {
        caption,
        description: HOSTILE.to_owned(),
        chart,
    })
}

fn charts() -> Vec<Block> {
    let percent = |text: &str| Some(text.parse().unwrap());
    let bars = Bars {
        axis: "Capaian (%)".to_owned(),
        bars: vec![
            Bar::new(
                "Persentase koperasi yang melaksanakan rapat anggota tahunan tepat waktu",
                percent("99.26"),
                Some("Sangat Tinggi".to_owned()),
            ),
            Bar::new(HOSTILE, percent("147.46"), None),
            Bar::new("Tidak diukur", None, None),
        ],
        bands: vec![Band {
            from: 0.into(),
            to: None,
            word: "Rendah".to_owned(),
        }],
        mark: Some(100.into()),
    };
    let lines = Lines {
        axis: "%".to_owned(),
        steps: ["2017", "2018", "2019"].map(str::to_owned).to_vec(),
        lines: vec![
            Line {
                name: "Target".to_owned(),
                values: vec![percent("80"), percent("80.5"), percent("80.94")],
            },
            Line {
                name: "Realisasi".to_owned(),
                values: vec![percent("78.2"), None, percent("80.34")],
            },
        ],
    };
    let points = Points {
        across: "Penyerapan (%)".to_owned(),
        up: "Capaian (%)".to_owned(),
        points: vec![
            Point {
                label: "Program A".to_owned(),
                across: 95.into(),
                up: 102.into(),
            },
            Point {
                label: "Program B".to_owned(),
                across: 80.into(),
                up: 99.into(),
            },
        ],
        parting: Some((90.into(), 100.into())),
    };
    vec![
        figure(1, Chart::Bars(bars)),
        figure(2, Chart::Lines(lines)),
        figure(3, Chart::Points(points)),
    ]
}

fn front(title: &str, of: ContentsOf) -> Division {
    Division {
        begins: Begins::NewPage,
        blocks: vec![Block::Contents(of)],
        ..Division::titled(Heading::new(title))
    }
}

fn chapter() -> Division {
    let equation = Equation {
        of: Some("Capaian".to_owned()),
        right: Mathematics {
            omml: "<m:f><m:num><m:r><m:t>80,34</m:t></m:r></m:num><m:den><m:r><m:t>80,94</m:t></m:r></m:den></m:f>".to_owned(),
            plain: "80,34 / 80,94 × 100".to_owned(),
            ..Mathematics::default()
        },
        result: Some("99,26".to_owned()),
    };
    let plain = Equation {
        of: None,
        right: Mathematics {
            plain: "a / b".to_owned(),
            ..Mathematics::default()
        },
        result: None,
    };
    let list = List {
        items: vec![
            ListItem::new("satu"),
            ListItem {
                list: Some(Box::new(List::of(ListStyle::Letters, ["dalam", HOSTILE]))),
                ..ListItem::new("dua")
            },
        ],
        ..List::of::<&str>(ListStyle::Numbers, [])
    };
    let signature = Signature {
        place_and_date: Some("Kota Contoh, 31 Januari 2019".to_owned()),
        role: Some("Pihak Pertama".to_owned()),
        post: vec!["Plt. Kepala Dinas".to_owned()],
        number: Some("1".to_owned()),
        ..Signature::default()
    };
    let mut blocks = vec![
        Block::Paragraph(Paragraph::written(vec![
            Span::Text("Lihat ".to_owned()),
            Span::Reference {
                to: Anchor::new("pendek"),
                text: "Tabel 1.1".to_owned(),
            },
            Span::Text(" dan ".to_owned()),
            Span::Reference {
                to: Anchor::new("tidak ada"),
                text: "Tabel 9".to_owned(),
            },
            Span::Strong(" tebal".to_owned()),
            Span::Emphasis(HOSTILE.to_owned()),
            Span::Live {
                text: "99,26".to_owned(),
                reference: "rat".to_owned(),
                style: crate::documents::tree::Style::Plain,
            },
            Span::LineBreak,
            Span::Missing {
                reference: "x".to_owned(),
                because: "y".to_owned(),
            },
        ])),
        Block::Paragraph(Paragraph::composed("Disusun dari angka. ".repeat(12))),
        Block::List(list.clone()),
        Block::List(list),
        Block::Table(table("pendek", PageShape::Portrait, 2)),
        Block::Gap(Gap {
            what: "penyebab".to_owned(),
        }),
        Block::Equations(vec![equation, plain]),
    ];
    blocks.extend(charts());
    Division {
        begins: Begins::NewPage,
        blocks,
        divisions: vec![
            Division {
                blocks: vec![
                    Block::Paragraph(Paragraph {
                        role: ParagraphRole::Lead,
                        ..Paragraph::written(vec![Span::Text("Pengantar".to_owned())])
                    }),
                    Block::Table(table("panjang", PageShape::Landscape, 14)),
                    Block::Signatures(vec![
                        signature.clone(),
                        Signature {
                            name: Some("Nama".to_owned()),
                            ..signature.clone()
                        },
                    ]),
                ],
                ..Division::titled(Heading::numbered("A.", HOSTILE))
            },
            Division {
                blocks: vec![Block::Signatures(vec![signature])],
                ..Division::titled(Heading::numbered("B.", "Penutup"))
            },
        ],
        ..Division::titled(Heading::numbered("BAB I", "PENDAHULUAN"))
    }
}

fn publication() -> Publication {
    Publication {
        kind: PublicationKind::Report,
        locale: Locale::Indonesian,
        title: format!("Laporan Kinerja {HOSTILE}"),
        cover: Some(Cover {
            title: vec!["Laporan Kinerja".to_owned(), "Tahun 2019".to_owned()],
            of: vec!["Dinas Contoh".to_owned(), HOSTILE.to_owned()],
            foot: vec!["2020".to_owned()],
        }),
        divisions: vec![
            front("Daftar Isi", ContentsOf::Headings),
            front("Daftar Tabel", ContentsOf::Tables),
            front("Daftar Gambar", ContentsOf::Figures),
            chapter(),
        ],
        imprint: Imprint {
            engine: "0.1.0".to_owned(),
            reading: crate::value::READING,
            rules: "lumrah".to_owned(),
            rules_digest: None,
            year: "2019".parse().ok(),
            stage: Some(Stage::Final),
            input: None,
            results: None,
        },
    }
}

/// The parts of a package, by their paths.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        assert!(
            parts
                .insert(entry.name().unwrap().into_owned(), text)
                .is_none(),
            "each part stands once"
        );
    }
    parts
}

/// An element: its name, its attributes, and the names of those around it.
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    within: Vec<String>,
}

/// All elements of a part, which must be well-formed.
fn elements(part: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(part);
    let mut open: Vec<String> = Vec::new();
    let mut found = Vec::new();
    let element = |start: &BytesStart<'_>, within: &[String]| Element {
        name: start.name().0.to_owned(),
        attributes: start
            .attributes()
            .map(|attribute| {
                let attribute = attribute.unwrap();
                (attribute.key.0.to_string(), attribute.value.to_string())
            })
            .collect(),
        within: within.to_vec(),
    };
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(start) => {
                let one = element(&start, &open);
                open.push(one.name.clone());
                found.push(one);
            }
            Event::Empty(start) => found.push(element(&start, &open)),
            Event::End(_) => {
                open.pop();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "every element ends");
    found
}

fn named<'a>(elements: &'a [Element], name: &str) -> impl Iterator<Item = &'a Element> {
    let name = name.to_owned();
    elements.iter().filter(move |element| element.name == name)
}

/// The values of an attribute of all elements of a name.
fn values(elements: &[Element], name: &str, attribute: &str) -> Vec<String> {
    named(elements, name)
        .map(|element| element.attributes[attribute].clone())
        .collect()
}

fn is_unique(values: &[String]) -> bool {
    values.iter().collect::<BTreeSet<_>>().len() == values.len()
}

fn written() -> BTreeMap<String, String> {
    parts(&publication().to_docx().unwrap())
}

#[test]
fn the_same_document_makes_the_same_bytes() {
    let bytes = publication().to_docx().unwrap();
    if let Ok(path) = std::env::var("LKJ_DOCX_OUT") {
        std::fs::write(path, &bytes).unwrap();
    }
    assert_eq!(bytes, publication().to_docx().unwrap());
}

#[test]
fn parts_are_well_formed_and_hold_what_xml_can_hold() {
    for (path, part) in written() {
        assert!(!elements(&part).is_empty(), "{path}");
        let foreign = |letter: char| letter < ' ' && letter != '\n' || letter == '\u{ffff}';
        assert!(!part.contains(foreign), "{path}");
    }
}

#[test]
fn every_part_has_a_type_and_every_relationship_leads_to_a_part() {
    let parts = written();
    let types = elements(&parts["[Content_Types].xml"]);
    let mut listed = values(&types, "Override", "PartName");
    listed.sort();
    let mut expected: Vec<String> = parts
        .keys()
        .filter(|path| *path != "[Content_Types].xml" && !path.contains("_rels/"))
        .map(|path| format!("/{path}"))
        .collect();
    expected.sort();
    assert_eq!(listed, expected);
    let mut reached = BTreeSet::new();
    for (path, folder) in [
        ("_rels/.rels", ""),
        ("word/_rels/document.xml.rels", "word/"),
    ] {
        let relationships = elements(&parts[path]);
        assert!(is_unique(&values(&relationships, "Relationship", "Id")));
        for target in values(&relationships, "Relationship", "Target") {
            let target = format!("{folder}{target}");
            assert!(parts.contains_key(&target), "{target}");
            reached.insert(format!("/{target}"));
        }
    }
    assert_eq!(reached.into_iter().collect::<Vec<_>>(), expected);
    let ids = values(
        &elements(&parts["word/_rels/document.xml.rels"]),
        "Relationship",
        "Id",
    );
    for element in elements(&parts["word/document.xml"]) {
        if let Some(id) = element.attributes.get("r:id") {
            assert!(ids.contains(id), "{id} of {}", element.name);
        }
    }
}

#[test]
fn bookmarks_stand_once_and_links_find_them() {
    let parts = written();
    let document = elements(&parts["word/document.xml"]);
    let names = values(&document, "w:bookmarkStart", "w:name");
    assert!(is_unique(&names) && names.len() == 11, "{names:?}");
    assert!(names.iter().all(|name| name.len() <= 40));
    let begun = values(&document, "w:bookmarkStart", "w:id");
    assert!(is_unique(&begun));
    assert_eq!(begun, values(&document, "w:bookmarkEnd", "w:id"));
    let links = values(&document, "w:hyperlink", "w:anchor");
    assert_eq!(
        links.len(),
        10,
        "all headings but that of the list itself, tables, figures"
    );
    assert!(links.iter().all(|link| names.contains(link)));
    assert!(is_unique(&values(&document, "wp:docPr", "id")));
    let text = &parts["word/document.xml"];
    assert_eq!(
        text.matches(" REF _Toc").count(),
        1,
        "what is not there is no link"
    );
    assert!(text.contains(">Tabel 9<"));
}

#[test]
fn fields_begin_separate_and_end() {
    let document = elements(&written()["word/document.xml"]);
    let mut open = Vec::new();
    for kind in values(&document, "w:fldChar", "w:fldCharType") {
        match kind.as_str() {
            "begin" => open.push(1),
            "separate" => assert_eq!(open.pop().map(|_| open.push(2)), Some(())),
            "end" => assert_eq!(open.pop(), Some(2)),
            other => panic!("{other}"),
        }
    }
    assert!(open.is_empty());
}

#[test]
fn captions_count_on_and_are_set_where_they_begin_anew() {
    let text = &written()["word/document.xml"];
    assert!(text.contains(" SEQ Tabel \\* ARABIC </w:instrText>"));
    assert!(!text.contains(" \\r "));
    let mut publication = publication();
    let mut second = table("lain", PageShape::Portrait, 1);
    second.caption.number = "Tabel 2.1".to_owned();
    publication.divisions.push(Division {
        blocks: vec![Block::Table(second)],
        ..Division::default()
    });
    let text = &parts(&publication.to_docx().unwrap())["word/document.xml"];
    assert!(text.contains(" SEQ Tabel \\* ARABIC \\r 1 </w:instrText>"));
}

#[test]
fn tables_are_whole() {
    let document = elements(&written()["word/document.xml"]);
    let count = |name| named(&document, name).count();
    let is_in = |element: &Element, name: &str| element.within.iter().any(|one| one == name);
    assert_eq!(
        count("w:tblHeader"),
        4,
        "two rows of head in each of two tables"
    );
    assert_eq!(count("w:cantSplit"), count("w:tr"));
    let in_cells = |element: &Element| element.within.last().is_some_and(|one| one == "w:tc");
    let mut paragraphs = Vec::new();
    for element in &document {
        match element.name.as_str() {
            "w:tc" => paragraphs.push(0),
            "w:p" if in_cells(element) => *paragraphs.last_mut().unwrap() += 1,
            _ => {}
        }
    }
    assert!(
        paragraphs.iter().all(|paragraphs| *paragraphs > 0),
        "Word refuses empty cells"
    );
    assert!(named(&document, "w:tc").all(|cell| is_in(cell, "w:tr")));
    let mut columns: i64 = 0;
    let mut rows = Vec::new();
    for element in &document {
        match element.name.as_str() {
            "w:tr" => {
                rows.push(columns);
                columns = 0;
            }
            "w:tc" => columns += 1,
            "w:gridSpan" => columns += element.attributes["w:val"].parse::<i64>().unwrap() - 1,
            _ => {}
        }
    }
    rows.push(columns);
    let rows: Vec<i64> = rows.into_iter().filter(|columns| *columns > 2).collect();
    assert!(
        rows.len() > 30 && rows.iter().all(|columns| *columns == 4),
        "{rows:?}"
    );
    assert!(named(&document, "w:vMerge").count() > 30);
}

#[test]
fn styles_and_lists_that_are_used_are_there() {
    let parts = written();
    let document = elements(&parts["word/document.xml"]);
    let styles = values(&elements(&parts["word/styles.xml"]), "w:style", "w:styleId");
    assert!(is_unique(&styles));
    for name in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
        for style in values(&document, name, "w:val") {
            assert!(styles.contains(&style), "{style}");
        }
    }
    let numbering = elements(&parts["word/numbering.xml"]);
    let lists = values(&numbering, "w:num", "w:numId");
    assert_eq!(lists.len(), 4, "each list counts for itself");
    let kinds = values(&numbering, "w:abstractNum", "w:abstractNumId");
    assert!(is_unique(&lists) && is_unique(&kinds));
    assert!(
        values(&document, "w:numId", "w:val")
            .iter()
            .all(|list| lists.contains(list))
    );
}

#[test]
fn every_style_is_described() {
    use super::fitting::Letters;
    use super::text::Style;
    let styles = values(&elements(super::STYLES), "w:style", "w:styleId");
    for style in [
        Style::Title,
        Style::Subtitle,
        Style::CoverFoot,
        Style::Heading(1),
        Style::Heading(99),
        Style::BodyText,
        Style::Composed,
        Style::Lead,
        Style::Centered,
        Style::Remark,
        Style::ListParagraph,
        Style::ComposedList,
        Style::Gap,
        Style::Caption,
        Style::FigureBody,
        Style::Equation,
        Style::TableText(Letters::Smallest),
        Style::TableHead(Letters::Small),
        Style::TableStrong(Letters::Usual),
        Style::TableEnd,
        Style::SignatureText,
        Style::SignatureName,
        Style::Imprint,
        Style::ContentsEntry(1),
        Style::ContentsEntry(9),
        Style::TableOfFigures,
        Style::Header,
        Style::Footer,
        Style::SectionEnd,
    ] {
        assert!(styles.contains(&style.id()), "{style:?}");
    }
}

#[test]
fn wide_tables_lie_on_their_side_and_their_headings_with_them() {
    let document = elements(&written()["word/document.xml"]);
    let sections: Vec<String> = named(&document, "w:pgSz")
        .map(|size| {
            size.attributes
                .get("w:orient")
                .cloned()
                .unwrap_or("upright".to_owned())
        })
        .collect();
    assert_eq!(sections, ["upright", "upright", "upright", "landscape"]);
    let formats: Vec<_> = named(&document, "w:pgNumType")
        .map(|numbers| {
            (
                numbers.attributes["w:fmt"].clone(),
                numbers.attributes.contains_key("w:start"),
            )
        })
        .collect();
    let expected = [
        ("decimal", true),
        ("lowerRoman", true),
        ("decimal", true),
        ("decimal", false),
    ];
    assert_eq!(
        formats,
        expected.map(|(format, start)| (format.to_owned(), start))
    );
}

#[test]
fn an_empty_document_is_a_document() {
    let empty = Publication {
        cover: None,
        divisions: vec![Division {
            blocks: vec![
                Block::Table(Table {
                    columns: Vec::new(),
                    head: Vec::new(),
                    rows: Vec::new(),
                    remarks: Vec::new(),
                    caption: Caption::new("", ""),
                    page: PageShape::Landscape,
                }),
                Block::Contents(ContentsOf::Figures),
                Block::Signatures(Vec::new()),
                Block::List(List {
                    origin: Origin::Composed,
                    ..List::of::<&str>(ListStyle::Bullets, [])
                }),
                Block::Equations(Vec::new()),
            ],
            ..Division::default()
        }],
        ..publication()
    };
    let document = elements(&parts(&empty.to_docx().unwrap())["word/document.xml"]);
    assert_eq!(named(&document, "w:sectPr").count(), 2);
    assert_eq!(named(&document, "w:tbl").count(), 0);
}
