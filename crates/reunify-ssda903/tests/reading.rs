//! Files as authorities really have them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use std::io::{Cursor, Write};

use common::{EPISODES, day, read, read_as};
use reunify_ssda903::{Intake, Kind, Limits, ReadError, Report, Source, Submissions, report};

const PLAIN: &str = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC
1,01/05/2017,S,V2,U6,01/06/2017,E4A
1,01/08/2017,S,V2,U6,,
";

fn figures(submissions: &Submissions) -> (u64, u64, u64) {
    let report = report::returns(submissions, day("2018-03-31")).unwrap();
    (
        report.periods.counted,
        report.returns.all.count,
        report.returns.all.again,
    )
}

#[test]
fn the_same_rows_however_they_are_written() {
    let written = [
        PLAIN.to_owned(),
        format!("\u{feff}{PLAIN}"),
        PLAIN.replace('\n', "\r\n"),
        format!("{PLAIN}\n\n,,,,,,\n   \n"),
        PLAIN.trim_end().to_owned(),
        "child , decom,rne,ls,Place,DEC,rec\n 1 ,2017-05-01,s,v2,u6,2017-06-01,e4a\n1,2017-08-01,S,V2,U6,,".to_owned(),
        "\"CHILD\",\"DECOM\",\"RNE\",\"LS\",\"PLACE\",\"DEC\",\"REC\",\"NOTE\"\n\"1\",\"01/05/17\",S,V2,U6,\"1/6/17\",E4A,\"two\nlines, \"\"quoted\"\"\"\n1,1/8/17,S,V2,U6,,,\n".to_owned(),
        "REC,X,DEC,PLACE,LS,RNE,DECOM,CHILDID\nE4A,?,01.06.2017,U6,V2,S,01-05-2017,1\n,,,U6,V2,S,2017-08-01T00:00:00,1\n".to_owned(),
        "DECOM,RNE,LS,PL,CHILD,DEC,REC\n01/05/2017,S,V2,U6,1,01/06/2017,E4A\n01/08/2017,S,V2,U6,1\n".to_owned(),
    ];
    for text in &written {
        let submissions = read(&[("e.csv", text)]).unwrap();
        assert_eq!(figures(&submissions), (2, 1, 1), "{text}");
    }
    // A name in another encoding in a column that is not read.
    let mut latin = b"CHILD,DECOM,RNE,LS,PLACE,DEC,REC,NAME\n".to_vec();
    latin.extend(b"1,01/05/2017,S,V2,U6,01/06/2017,E4A,Zo\xeb\n1,01/08/2017,S,V2,U6,,,\n");
    assert_eq!(
        figures(&read_as(Kind::Episodes, &latin).unwrap()),
        (2, 1, 1)
    );
}

#[test]
fn a_row_is_told_by_its_line() {
    for text in [
        format!("{EPISODES}\n1,01/05/2017,S,V2,U6,,\n1,x,S,V2,U6,,\n"),
        format!("{EPISODES}\r\n1,01/05/2017,S,V2,U6,,\r\n1,x,S,V2,U6,,\r\n"),
        format!("{EPISODES}\n,,,,,,\n1,x,S,V2,U6,,\n"),
    ] {
        let submissions = read(&[("e.csv", &text)]).unwrap();
        let report = report::returns(&submissions, day("2018-03-31")).unwrap();
        let line = &report.anomalies.listed[0];
        assert_eq!((line.file.as_str(), line.row), ("e.csv", 3), "{text:?}");
        assert_eq!(report.files[0].set_aside, 1);
    }
}

#[test]
fn a_file_that_is_not_what_it_was_said_to_be_is_refused_by_name() {
    let header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,F,01/01/2010,WBRI,,,\n";
    let error = read_as(Kind::Episodes, header.as_bytes()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "named.csv is not a file of episodes: it looks like a header file"
    );
    let error = read_as(Kind::Episodes, b"one,two\n1,2\n").unwrap_err();
    assert_eq!(
        error.to_string(),
        "named.csv is not a file of episodes: it has none of the headings of the return"
    );
    assert_eq!(error.code(), "not-that-file");
    assert!(read_as(Kind::Episodes, b"").is_err());
    assert!(read_as(Kind::Header, PLAIN.as_bytes()).is_err());
    assert!(read_as(Kind::Reviews, PLAIN.as_bytes()).is_err());
    assert!(read_as(Kind::Episodes, b"<EXPSSDA903/>").is_err());
    let error = read_as(Kind::Episodes, b"CHILD,DECOM,RNE,LS,DEC\n").unwrap_err();
    assert_eq!(error.to_string(), "named.csv has no column PLACE, REC");
    let error = read_as(Kind::Episodes, format!("{EPISODES},rec\n").as_bytes()).unwrap_err();
    assert_eq!(error.to_string(), "named.csv has the column REC twice");
    let utf16: Vec<u8> = "\u{feff}CHILD,DECOM"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(
        read_as(Kind::Episodes, &utf16).unwrap_err().code(),
        "utf-16"
    );
}

#[test]
fn files_are_told_by_their_columns() {
    let submissions = read(&[
        ("e", PLAIN),
        (
            "h",
            "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,F,01/01/2010,WBRI,,,\n",
        ),
        (
            "r",
            "CHILD,DOB,REVIEW,REVIEW_CODE\n1,01/01/2010,20/05/2017,PN1\n",
        ),
        ("u", "CHILD,SEX,DOB,DUC\n"),
        ("o2", "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED\n"),
        ("o3", "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n"),
        (
            "a",
            "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR\n",
        ),
        (
            "p",
            "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\n",
        ),
        ("pp", "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\n"),
        ("m", "CHILD,DOB,MISSING,MIS_START,MIS_END\n"),
        ("s", "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n"),
        ("d", "CHILD,DOB,DOLO_START,DOLO_END\n"),
        ("other", "one,two\n1,2\n"),
        ("empty", ""),
    ])
    .unwrap();
    let kind = |name: &str| {
        let file = submissions.files().iter().find(|file| file.name == name);
        file.unwrap().kind
    };
    assert_eq!(kind("e"), Some(Kind::Episodes));
    assert_eq!(kind("h"), Some(Kind::Header));
    assert_eq!(kind("r"), Some(Kind::Reviews));
    for name in ["u", "o2", "o3", "a", "p", "pp", "m", "s", "d"] {
        assert_eq!(kind(name), Some(Kind::NotUsed), "{name}");
    }
    assert_eq!((kind("other"), kind("empty")), (None, None));
    let error = read(&[("h", "CHILD,SEX,DOB,UPN\n")]).unwrap_err();
    assert_eq!(error, ReadError::NoEpisodes);
}

const XML: &str = r#"<?xml version="1.0" encoding="us-ascii"?>
<!-- made up -->
<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID><SEX>1</SEX><DOB>02/03/2013</DOB><UASC/>
<AREVIEW><REVIEW>18/05/2017</REVIEW><REVIEW_CODE>PN3</REVIEW_CODE></AREVIEW>
<OC2><DOB>no</DOB></OC2></HEADER>
<EPISODE><DECOM>01/05/2017</DECOM><RNE>S</RNE><LS>V2</LS><PL>U6</PL><DEC>01/06/2017</DEC><REC>E4A</REC></EPISODE>
<EPISODE><DECOM>2017-08-01</DECOM><RNE>S</RNE><LS>V2</LS><PL><![CDATA[U6]]></PL><DEC /><REC/></EPISODE>
</CHILD><CHILD><EPISODE><DECOM>x</DECOM></EPISODE><HEADER><CHILDID>A&amp;&#66;</CHILDID></HEADER></CHILD></EXPSSDA903>
"#;

fn xml(text: &str) -> Result<Submissions, ReadError> {
    let mut intake = Intake::new();
    intake.any(&Source::named("r.xml"), Cursor::new(text.as_bytes()))?;
    intake.finish()
}

fn reported(submissions: &Submissions) -> Report {
    report::returns(submissions, day("2018-03-31")).unwrap()
}

#[test]
fn the_return_as_xml() {
    let submissions = xml(XML).unwrap();
    assert_eq!(figures(&submissions), (2, 1, 1));
    let report = reported(&submissions);
    assert_eq!(report.periods.without_birth, 0);
    assert_eq!(report.reviews.unwrap().first.on_time, 1);
    let line = &report.anomalies.listed[0];
    assert_eq!(
        (line.code.as_str(), line.child.as_deref(), line.row),
        ("unreadable-date", Some("A&B"), 3)
    );
    for wrong in [
        "<RETURN></RETURN>",
        "<EXPSSDA903><CHILD>",
        "<EXPSSDA903></CHILD>",
        "<EXPSSDA903>&own;</EXPSSDA903>",
        "<EXPSSDA903/><EXPSSDA903/>",
        "<",
    ] {
        assert_eq!(xml(wrong).unwrap_err().code(), "not-xml", "{wrong}");
    }
    let deep = format!("<EXPSSDA903>{}", "<A>".repeat(100));
    assert_eq!(xml(&deep).unwrap_err().code(), "not-xml");
    assert_eq!(xml("<EXPSSDA903/>").unwrap_err(), ReadError::NoEpisodes);
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let how = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in files {
        writer.start_file(*name, how).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn unzip(bytes: &[u8], limits: Limits) -> Result<Submissions, ReadError> {
    let mut intake = Intake::with_limits(limits);
    intake.any(&Source::named("all.zip"), Cursor::new(bytes))?;
    intake.finish()
}

#[test]
fn a_zip_of_the_lot() {
    let bytes = zipped(&[
        ("2018/a/episodes.csv", PLAIN.as_bytes()),
        ("2018/return.xml", XML.as_bytes()),
        ("__MACOSX/2018/._episodes.csv", b"\0\0"),
        (".DS_Store", b"\0\0"),
        ("notes.txt", b"hello"),
        ("picture.png", b"\x89PNG\0\0"),
        ("inner.zip", b"PK\x03\x04"),
    ]);
    let submissions = unzip(&bytes, Limits::default()).unwrap();
    assert_eq!(figures(&submissions), (2, 1, 1));
    let names: Vec<(&str, bool)> = submissions
        .files()
        .iter()
        .map(|file| (file.name.as_str(), file.kind.is_some()))
        .collect();
    assert_eq!(
        names,
        [
            ("all.zip!2018/a/episodes.csv", true),
            ("all.zip!2018/return.xml", true),
            ("all.zip!inner.zip", false),
            ("all.zip!notes.txt", false),
            ("all.zip!picture.png", false),
        ]
    );
    assert_eq!(
        unzip(b"PK\x03\x04nothing", Limits::default())
            .unwrap_err()
            .code(),
        "not-zip"
    );
    let truncated = &bytes[..bytes.len() - 30];
    assert!(unzip(truncated, Limits::default()).is_err());
}

#[test]
fn a_zip_that_unpacks_to_too_much_is_refused() {
    let row = "1,01/05/2017,S,V2,U6,01/06/2017,E4A\n";
    let text = format!("{EPISODES}\n{}", row.repeat(20_000));
    let half = Limits {
        unpacked: 400_000,
        ..Limits::default()
    };
    let bytes = zipped(&[("e.csv", text.as_bytes())]);
    assert!(bytes.len() < 10_000);
    assert_eq!(unzip(&bytes, half).unwrap_err().code(), "too-large");
    assert!(unzip(&bytes, Limits::default()).is_ok());
    let few = Limits {
        files_in_zip: 1,
        ..Limits::default()
    };
    let two = zipped(&[("a.csv", b"x"), ("b.csv", b"y")]);
    assert_eq!(unzip(&two, few).unwrap_err().code(), "too-large");
    let short = Limits {
        rows: 19_999,
        ..Limits::default()
    };
    assert_eq!(unzip(&bytes, short).unwrap_err().code(), "too-large");
    let many = format!("<EXPSSDA903><CHILD>{}", "<EPISODE/>".repeat(10_001));
    assert_eq!(xml(&many).unwrap_err().code(), "not-xml");
    let id = format!("{EPISODES}\n{},01/05/2017,S,V2,U6,,\n", "9".repeat(65));
    let told = reported(&read(&[("e.csv", &id)]).unwrap());
    assert_eq!(told.anomalies.listed[0].code.as_str(), "no-child");
    // A quote that is never closed makes one row of the rest.
    let quote = format!("{EPISODES}\n\"{}", row.repeat(60_000));
    let error = read_as(Kind::Episodes, quote.as_bytes()).unwrap_err();
    assert_eq!(error.code(), "too-large");
    let long = format!("<EXPSSDA903><CHILD><X>{}", "x".repeat(3 << 20));
    assert_eq!(xml(&long).unwrap_err().code(), "too-large");
}
