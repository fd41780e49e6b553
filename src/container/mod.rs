//! What texts come in: mail, chat, subtitles, pages of a manual, reports of agencies. What belongs to the container is not
//! read, and not shown.
//!
//! Each file finds one kind by how its lines look, and says which parts of the text are left out or read as something else. The
//! text itself does not change, so that offsets are those of the text as given. Each costs a pass over the text at most, and
//! next to nothing for a text that is in no container.
//!
//! To add a kind, add a file and its line in [`container`]: the first that finds something is taken.

mod chat;
mod chat_line;
mod dateline;
mod lines;
mod mail;
mod mail_header;
mod moment;
mod page_furniture;
mod reading;
mod subtitles;

pub(crate) use reading::ContainerReading;
#[cfg(feature = "html")]
pub(crate) use subtitles::is_subtitles;
pub(crate) use subtitles::subtitles;

/// How a text is read without its container; no edits if it is in none, or if no word is left.
pub(crate) fn container(text: &str) -> ContainerReading {
    subtitles(text)
        .or_else(|| chat::chat(text))
        .or_else(|| subtitles::captions(text))
        .or_else(|| subtitles::untimed_captions(text))
        .or_else(|| mail::mail(text))
        .or_else(|| page_furniture::page_furniture(text))
        .or_else(|| dateline::dateline(text))
        .filter(|reading| reading.leaves_words(text))
        .unwrap_or_default()
}
