//! Pictures and PDF files that contain more than they show, in an edition whose sources are private.

use crate::diagnostic::{Code, Finding};
use crate::text::{FilePath, HiddenData};

/// The finding on what a picture or a PDF file contains besides what it shows.
pub fn hidden_data(file: &FilePath, data: HiddenData) -> Finding {
    let (message, help) = match data {
        HiddenData::Metadata(what) => (
            format!("this picture has metadata: {what}"),
            format!("remove it: exiftool -all= \"{file}\"; if it is still there, save the picture as a new PNG file"),
        ),
        HiddenData::Svg(what) => {
            (format!("this picture contains more than it shows: {what}"), format!("remove it: svgo \"{file}\""))
        }
        HiddenData::Pdf(what) => (
            format!("this PDF file contains more than pictures of pages: {what}"),
            format!(
                "words below a bar can be copied, as `xray \"{file}\"` shows (pip install x-ray); make a file of pictures: \
                 pdftoppm -r 200 -png \"{file}\" page, then img2pdf page-*.png -o \"{file}\""
            ),
        ),
        HiddenData::Format(name) => {
            (format!("{name} pictures are not searched for metadata"), "publish it as PNG or JPEG".to_owned())
        }
    };
    Finding::new(Code::HiddenData, file, None, message).help(help)
}
