//! Text of a file in whatever encoding it has.

use encoding_rs::{Encoding, WINDOWS_1252};
use std::borrow::Cow;

/// The upper half of code page 437, in which DOS programs wrote Swedish.
const CODE_PAGE_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
                             └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// The text of the bytes: by byte order mark (UTF-8, UTF-16), else UTF-8 when it is valid, else Windows-1252.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, skip)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[skip..]).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// The text of bytes that state their encoding by a label such as `iso-8859-1`; an unknown label is as none.
pub fn decode_labelled<'a>(bytes: &'a [u8], label: &str) -> Cow<'a, str> {
    // Declared single-byte files are seen that are UTF-8 in truth: valid UTF-8 is not valid by chance.
    if std::str::from_utf8(bytes).is_ok() || Encoding::for_bom(bytes).is_some() {
        return decode(bytes);
    }
    match Encoding::for_label(label.trim().as_bytes()) {
        Some(encoding) => encoding.decode_without_bom_handling(bytes).0,
        None => decode(bytes),
    }
}

/// The text of bytes written under DOS (code page 437, whose Swedish letters 850 shares), unless they are UTF-8.
pub fn decode_dos(bytes: &[u8]) -> Cow<'_, str> {
    if std::str::from_utf8(bytes).is_ok() {
        return decode(bytes);
    }
    let upper: Vec<char> = CODE_PAGE_437.chars().collect();
    let letter = |b: u8| if b < 128 { char::from(b) } else { upper[usize::from(b - 128)] };
    Cow::Owned(bytes.iter().map(|b| letter(*b)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_letters_survive_every_encoding() {
        assert_eq!(decode("\u{feff}Åre".as_bytes()), "Åre");
        assert_eq!(decode("Åre".as_bytes()), "Åre");
        assert_eq!(decode(b"\xc5re"), "Åre");
        assert_eq!(decode(b"\xff\xfe\xc5\0r\0e\0"), "Åre");
        assert_eq!(decode_labelled(b"\xc5re", "iso-8859-1"), "Åre");
        assert_eq!(decode_labelled("Åre".as_bytes(), "iso-8859-1"), "Åre");
        assert_eq!(decode_dos(b"\x8fre \x86\x84\x94 \x8f\x8e\x99"), "Åre åäö ÅÄÖ");
        assert_eq!(CODE_PAGE_437.chars().count(), 128);
    }
}
