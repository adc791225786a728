//! The link that opens a letter in a mail program.

/// Returns the `mailto:` link of a message; none if the address isn't exactly one. All but letters and digits is
/// percent-encoded, so that nothing in address or text can add a header (RFC 6068).
pub fn mail_link(address: &str, subject: &str, text: &str) -> Option<String> {
    let address = address.trim();
    let (local, domain) = address.split_once('@')?;
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '@' | ',' | ';' | '<' | '>');
    if local.is_empty() || domain.is_empty() || local.contains(is_odd) || domain.contains(is_odd) {
        return None;
    }
    let body = text.lines().map(encoded).collect::<Vec<_>>().join("%0D%0A");
    Some(format!("mailto:{}@{}?subject={}&body={body}", encoded(local), encoded(domain), encoded(subject)))
}

fn encoded(text: &str) -> String {
    let mut all = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => all.push(char::from(byte)),
            byte => all.push_str(&format!("%{byte:02X}")),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::mail_link;

    #[test]
    fn nothing_in_it_can_add_a_header() {
        let link = mail_link("a+b?bcc=x@example.org", "Hi & bye\nBcc: y", "Dear Ana,\n\n50% – ok?").unwrap();
        assert_eq!(
            link,
            "mailto:a%2Bb%3Fbcc%3Dx@example.org?subject=Hi%20%26%20bye%0ABcc%3A%20y&body=Dear%20Ana%2C%0D%0A%0D%0A50%25%20%E2%80%93%20ok%3F"
        );
    }

    #[test]
    fn only_one_address_is_an_address() {
        for address in ["", "ana", "@x", "a@", "a@x, b@x", "a b@x", "A <a@x>", "a@b@c", "a@x\n"] {
            assert_eq!(mail_link(address, "", "").is_some(), address == "a@x\n", "{address:?}");
        }
    }
}
