use super::with;

/// A PDF put together by hand. Readers find its objects without a table, which this one does not have.
pub(super) struct Hand {
    objects: Vec<Vec<u8>>,
    catalog: String,
    page: String,
    resources: String,
    trailer: String,
    content: Vec<u8>,
    content_says: String,
    pages: usize,
}

impl Hand {
    /// A white page of A4.
    pub fn page() -> Self {
        Self {
            objects: Vec::new(),
            catalog: String::new(),
            page: "/MediaBox[0 0 595 842]".into(),
            resources: String::new(),
            trailer: String::new(),
            content: b"0.2 g 72 700 200 40 re f".to_vec(),
            content_says: String::new(),
            pages: 1,
        }
    }

    /// The same page so many times.
    pub fn pages(self, pages: usize) -> Self {
        Self { pages, ..self }
    }

    /// Says more in the catalogue, where documents say what is done when they are opened.
    pub fn catalog(self, more: &str) -> Self {
        Self { catalog: more.into(), ..self }
    }

    /// Says this of each page, instead of its size.
    pub fn each(self, says: &str) -> Self {
        Self { page: says.into(), ..self }
    }

    /// Names what a page draws with.
    pub fn resources(self, more: &str) -> Self {
        Self { resources: more.into(), ..self }
    }

    /// Says more at the end.
    pub fn trailer(self, more: &str) -> Self {
        Self { trailer: more.into(), ..self }
    }

    /// Draws this.
    pub fn draws(self, content: impl Into<Vec<u8>>) -> Self {
        Self { content: content.into(), ..self }
    }

    /// Says this of what it draws: how it is packed.
    pub fn packed(self, says: &str) -> Self {
        Self { content_says: says.into(), ..self }
    }

    /// Has an object more; 10 is the first number that is free.
    pub fn object(mut self, number: u32, body: impl AsRef<[u8]>) -> Self {
        self.objects.push(with(&[format!("{number} 0 obj").as_bytes(), body.as_ref(), b"\nendobj\n"]));
        self
    }

    /// Has a stream more.
    pub fn stream(self, number: u32, says: &str, data: &[u8]) -> Self {
        let head = format!("<<{says}/Length {}>>stream\n", data.len());
        self.object(number, with(&[head.as_bytes(), data, b"\nendstream"]))
    }

    /// The file.
    pub fn pdf(self) -> Vec<u8> {
        let kids: Vec<_> = (0..self.pages).map(|page| format!("{} 0 R", 10_000 + page)).collect();
        let tree = format!("<</Type/Pages/Kids[{}]/Count {}>>", kids.join(" "), self.pages);
        let catalog = format!("<</Type/Catalog/Pages 2 0 R{}>>", self.catalog);
        let page = format!(
            "<</Type/Page/Parent 2 0 R/Contents 4 0 R{}/Resources<<{}>>>>",
            self.page, self.resources
        );
        let end = format!("trailer<</Root 1 0 R{}>>\n%%EOF\n", self.trailer);
        let (content, says) = (self.content, self.content_says);
        let mut file = Self { objects: self.objects, ..Self::page() }
            .object(1, catalog)
            .object(2, tree)
            .stream(4, &says, &content);
        for number in (10_000..).take(self.pages) {
            file = file.object(number, &page);
        }
        with(&[b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", &file.objects.concat(), end.as_bytes()])
    }
}
