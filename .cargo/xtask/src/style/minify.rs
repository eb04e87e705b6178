//! A light hand on CSS: comments and the white space that means nothing.

use std::iter::Peekable;
use std::str::Chars;

/// The sheet without comments and needless white space. Strings stay as they are, and so does a space
/// that may mean something, as between the parts of a selector or around the signs in `calc()`.
pub fn minified(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css.chars().peekable();
    let mut space = false;
    while let Some(sign) = rest.next() {
        if sign == '/' && rest.peek() == Some(&'*') {
            skip_comment(&mut rest);
            space = true;
        } else if sign.is_whitespace() {
            space = true;
        } else {
            if space && !out.ends_with(['{', '}', ';', ',', ':']) && !matches!(sign, '{' | '}' | ';' | ',') {
                out.push(' ');
            }
            space = false;
            if sign == '}' && out.ends_with(';') {
                out.pop();
            }
            out.push(sign);
            if matches!(sign, '"' | '\'') {
                copy_string(sign, &mut rest, &mut out);
            }
        }
    }
    out.trim_start().to_owned()
}

fn skip_comment(rest: &mut Peekable<Chars<'_>>) {
    rest.next();
    let mut star = false;
    for sign in rest.by_ref() {
        if star && sign == '/' {
            return;
        }
        star = sign == '*';
    }
}

fn copy_string(quote: char, rest: &mut Peekable<Chars<'_>>, out: &mut String) {
    let mut escaped = false;
    for sign in rest.by_ref() {
        out.push(sign);
        if sign == quote && !escaped {
            return;
        }
        escaped = sign == '\\' && !escaped;
    }
}

#[cfg(test)]
mod tests {
    use super::minified;

    #[test]
    fn comments_and_white_space_go() {
        let css = "/* a */\n.a,\n.b { color: red; /* b */ margin: 0 auto; }\n\n.c{ }";
        assert_eq!(minified(css), ".a,.b{color:red;margin:0 auto}.c{}");
    }

    #[test]
    fn a_space_that_means_something_stays() {
        let css = ".a .b > .c :focus { inline-size: calc(1rem + 2 * (3px - 1px)); }";
        assert_eq!(minified(css), ".a .b > .c :focus{inline-size:calc(1rem + 2 * (3px - 1px))}");
        let media = "@media (min-width: 40rem) and (hover: hover) { a { b: c } }";
        assert_eq!(minified(media), "@media (min-width:40rem) and (hover:hover){a{b:c}}");
    }

    #[test]
    fn strings_are_left_alone() {
        let css = r#".a::before { content: "  /* \" ; } "; } .b { content: '  ' }"#;
        assert_eq!(minified(css), r#".a::before{content:"  /* \" ; } "}.b{content:'  '}"#);
    }
}
