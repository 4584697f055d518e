//! Ids of other schemes as OSCAL tokens, and back.
//!
//! A token begins with a letter or `_` and holds letters, digits, `.`, `-` and `_`. What an id holds besides is written
//! as `_` and its number in hexadecimal and `_`; so is `_` itself. `__` stands before an id that begins with no letter.
//! So most ids stay as they are, and every id can be had back from its token.

use crate::lexical::is_token;

/// The token of an id.
pub fn to_token(id: &str) -> String {
    let mut token = String::with_capacity(id.len() + 2);
    for c in id.chars() {
        if is_plain(c) {
            token.push(c);
        } else {
            token.push_str(&format!("_{:x}_", u32::from(c)));
        }
    }
    if token.starts_with('_') || !is_token(&token) {
        token.insert_str(0, "__");
    }
    token
}

/// Characters every reader of OSCAL takes for letters, digits or signs of a token.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='龥')
}

/// The id a token was made of; `None` where a token was made of none.
pub fn from_token(token: &str) -> Option<String> {
    let mut rest = token.strip_prefix("__").unwrap_or(token);
    let mut id = String::with_capacity(rest.len());
    while let Some((plain, after)) = rest.split_once('_') {
        let (number, after) = after.split_once('_')?;
        id.push_str(plain);
        id.push(char::from_u32(u32::from_str_radix(number, 16).ok()?)?);
        rest = after;
    }
    id.push_str(rest);
    (to_token(&id) == token).then_some(id)
}
