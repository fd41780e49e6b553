//! Packs the style sheet and the scripts of reports, as the command line does.

#[path = "../cli/build/report_assets.rs"]
mod report_assets;

fn main() {
    report_assets::pack("../cli/src/report/assets");
}
