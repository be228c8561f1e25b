//! The ten lines that another program writes to evaluate a report.

use lkj_core::{Framework, Locale, Rules, number};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let framework = Framework::from_texts(&[
        (
            "framework.toml",
            include_str!("lumajang-2019/framework.toml"),
        ),
        ("2019.toml", include_str!("lumajang-2019/2019.toml")),
    ])?;
    let year = framework.latest_year().ok_or("nothing is realized yet")?;
    let evaluation = framework.evaluate(year, &Rules::default())?;
    for indicator in &evaluation.indicators {
        let achievement = indicator
            .achievement
            .value()
            .map(|percent| number::format(percent.get(), Locale::Indonesian));
        println!(
            "{}: {}",
            indicator.name,
            achievement.as_deref().unwrap_or("tidak terukur")
        );
    }
    Ok(())
}
