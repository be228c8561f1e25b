//! Writes well-formed XML.

use std::borrow::Cow;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::package::foreign;

/// Names and values; values are escaped where they are written.
pub(crate) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// XML that is being written. The first fault is kept and told at the end.
pub(crate) struct Xml {
    writer: Writer<Vec<u8>>,
    fault: Option<io::Error>,
}

impl Xml {
    /// The beginning of a document.
    pub(crate) fn document() -> Self {
        let mut xml = Self::fragment();
        xml.write(Event::Decl(BytesDecl::new(
            "1.0",
            Some("UTF-8"),
            Some("yes"),
        )));
        xml
    }

    /// The beginning of a piece of a document.
    pub(crate) fn fragment() -> Self {
        Self {
            writer: Writer::new(Vec::new()),
            fault: None,
        }
    }

    /// An element in which nothing stands.
    pub(crate) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// An element and what stands in it.
    pub(crate) fn within(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.write(Event::Start(start(name, attributes)));
        inside(self);
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element with words in it.
    pub(crate) fn words(&mut self, name: &str, attributes: Attributes<'_>, words: &str) {
        self.within(name, attributes, |xml| {
            xml.write(Event::Text(BytesText::new(&held(words))));
        });
    }

    /// XML that was written elsewhere.
    pub(crate) fn ready_made(&mut self, xml: &str) {
        self.writer.get_mut().extend_from_slice(xml.as_bytes());
    }

    /// A piece that was written before.
    pub(crate) fn append(&mut self, piece: Self) {
        self.fault = self.fault.take().or(piece.fault);
        self.writer.get_mut().extend(piece.writer.into_inner());
    }

    /// All that was written.
    pub(crate) fn finish(self) -> io::Result<Vec<u8>> {
        match self.fault {
            Some(fault) => Err(fault),
            None => Ok(self.writer.into_inner()),
        }
    }

    fn write(&mut self, event: Event<'_>) {
        if self.fault.is_none() {
            self.fault = self.writer.write_event(event).err();
        }
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'a>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, held(value).as_ref()));
    }
    start
}

/// Words on one line, as XML can hold them.
fn held(words: &str) -> Cow<'_, str> {
    let words = foreign::replaced(words);
    if words.contains('\n') {
        Cow::Owned(words.replace('\n', " "))
    } else {
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_written_stays_well_formed() {
        let mut xml = Xml::fragment();
        xml.within("a", &[("b", "<\"R&D\">\n\u{1}")], |xml| {
            xml.words("c", &[], "1 < 2 & \u{b}\u{ffff}\t.");
            xml.empty("d", &[]);
        });
        let written = String::from_utf8(xml.finish().unwrap()).unwrap();
        insta::assert_snapshot!(written, @r#"<a b="&lt;&quot;R&amp;D&quot;&gt; �"><c>1 &lt; 2 &amp; �� .</c><d/></a>"#);
    }
}
