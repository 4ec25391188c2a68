//! `segbar measure`: how segregated is it? Any measure of any group system over any area and year.

use crate::context::Context;
use crate::exit::{Exit, Failure, Outcome};
use crate::format::{Format, print, print_json};
use crate::measure_lists as lists;
use segbar_questions::measures::{Bounds, Words};
use segbar_questions::{Bilingual, Desk};
use serde::Serialize;

/// Segregation: a measure of how groups live apart, over any area and year
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  segbar measure list
  segbar measure show dissimilarity
  segbar measure groups
  segbar measure dissimilarity --groups income_quartiles --group q1 --against q4 --within 0380 --year 2022
  segbar measure information_theory --groups birth_region --each municipality --year 2022 --format csv
  segbar measure isolation --groups background --group foreign --within 01 --year all
  segbar measure dissimilarity --groups background --group foreign --within 0380 --test systematic --interval bootstrap
  segbar measure difference dissimilarity --groups background --group foreign --between 0380 1480 --year 2022
  segbar measure pattern dissimilarity --groups background --group foreign --between 0380 1480 --year 2022
  segbar measure change --groups tenure --between-years 2012 2022 --within 0380
  segbar measure levels --groups income_quartiles --year 2022
  segbar measure scales --groups birth_region --within 0380 --year 2022

JSON is that of the HTTP API. CSV and JSON are not rounded. A value is left out where more than 1 % of the people live in \
sub-areas without counts; missing says why there is none.")]
pub struct Measure {
    /// A measure, or: list, show, groups, difference, pattern, change, levels, scales
    what: String,
    /// The measure, with show, difference and pattern
    of: Option<String>,
    /// Group system, see `segbar measure groups`
    #[arg(long, value_name = "SYSTEM", default_value = "", hide_default_value = true)]
    groups: String,
    /// The group; several with commas, taken together
    #[arg(long, default_value = "", hide_default_value = true)]
    group: String,
    /// The group, or groups, that it is held against; otherwise all others
    #[arg(long, value_name = "GROUP", default_value = "", hide_default_value = true)]
    against: String,
    /// Year, first-last, several with commas, or all; otherwise the latest
    #[arg(long, alias = "period", default_value = "", hide_default_value = true)]
    year: String,
    /// The whole: code or name of an area; otherwise the nation
    #[arg(long, value_name = "AREA", default_value = "", hide_default_value = true)]
    within: String,
    /// One answer for each area of a level: county, municipality, regso
    #[arg(long, value_name = "LEVEL", default_value = "", hide_default_value = true)]
    each: String,
    /// Level of the sub-areas; otherwise the finest that has the groups
    #[arg(long, default_value = "", hide_default_value = true)]
    level: String,
    /// Edition of the sub-areas, for instance RegSO_2020
    #[arg(long, default_value = "", hide_default_value = true)]
    vintage: String,
    /// A setting of the measure: name=value; can be given several times
    #[arg(long = "set", value_name = "NAME=VALUE")]
    settings: Vec<String>,
    /// An interval beside the value: bootstrap, rounding or noise
    #[arg(long, default_value = "", hide_default_value = true)]
    interval: String,
    /// The share of the values that a bootstrap interval holds; otherwise 0.95
    #[arg(long, value_name = "SHARE", default_value = "", hide_default_value = true)]
    confidence: String,
    /// A test against chance: systematic, evenness, areas or persons
    #[arg(long, default_value = "", hide_default_value = true)]
    test: String,
    /// How many values are drawn for interval, test or difference; otherwise 1000
    #[arg(long, default_value = "", hide_default_value = true)]
    replicates: String,
    /// Seed of what is drawn; the same seed gives the same values
    #[arg(long, default_value = "", hide_default_value = true)]
    seed: String,
    /// With difference and pattern: two areas
    #[arg(long, num_args = 2, value_names = ["AREA", "AREA"])]
    between: Vec<String>,
    /// With difference, pattern and change: two years
    #[arg(long, num_args = 2, value_names = ["YEAR", "YEAR"])]
    between_years: Vec<String>,
    /// With difference: how it is judged: labels, composition or bootstrap
    #[arg(long, default_value = "", hide_default_value = true)]
    scheme: String,
    /// How the answer is printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// How many reasons for missing values are said above a table.
const MOST_REASONS: usize = 3;

impl Measure {
    /// Does it.
    pub fn run(self, context: &Context) -> Outcome {
        let desk = context.desk()?;
        match self.what.as_str() {
            "list" => self.answer(context, &desk.measures(), |measures| lists::measures(measures, context)),
            "show" => {
                let measure = desk.measure_answer(self.named(context)?).map_err(|e| context.unanswered(e))?;
                match self.format {
                    Format::Table => print(context, |out| lists::measure(&measure, context, out)),
                    _ => self
                        .answer(context, &measure, |measure| lists::measures(std::slice::from_ref(measure), context)),
                }
            }
            "groups" => {
                let systems = desk.group_systems().map_err(|e| context.unanswered(e))?;
                context.warn_if_fictional(&desk);
                self.answer(context, &systems, |systems| lists::groups(systems, context))
            }
            "difference" => self.difference(&desk, context),
            "pattern" => self.pattern(&desk, context),
            "change" => self.change(&desk, context),
            "levels" => {
                let words = self.words("");
                let answer = desk.measure_levels(&words, Bounds::AT_HOME).map_err(|e| context.unanswered(e))?;
                self.told(context, &desk, Some(&answer.sentence), &answer.cautions)?;
                self.answer(context, &answer, lists::levels)
            }
            "scales" => {
                let words = self.words("");
                let answer = desk.measure_scales(&words, Bounds::AT_HOME).map_err(|e| context.unanswered(e))?;
                self.told(context, &desk, None, &answer.cautions)?;
                self.answer(context, &answer, lists::scales)
            }
            measure => self.measure(measure, &desk, context),
        }
    }

    fn measure(&self, measure: &str, desk: &Desk, context: &Context) -> Outcome {
        let unanswered = |e| context.unanswered(e);
        let asked = self.words(measure).understood(desk, Bounds::AT_HOME).map_err(unanswered)?;
        let answer = desk.measure(&asked).map_err(unanswered)?;
        if let [row] = &answer.rows[..] {
            let why = row.why.iter().chain(&row.cautions).cloned().collect::<Vec<_>>();
            self.told(context, desk, row.sentence.as_ref(), &why)?;
        } else {
            // Many rows mostly lack a value for the same few reasons; the column `missing` has the kind of each.
            let mut whys: Vec<Bilingual> = answer.rows.iter().filter_map(|row| row.why.clone()).collect();
            whys.sort_by(|a, b| a.en.cmp(&b.en));
            whys.dedup();
            whys.truncate(MOST_REASONS);
            self.told(context, desk, None, &whys)?;
        }
        self.answer(context, &answer, lists::results)
    }

    fn difference(&self, desk: &Desk, context: &Context) -> Outcome {
        let unanswered = |e| context.unanswered(e);
        let (between, years) = (self.between.join(","), self.between_years.join(","));
        let words = self.words(self.named(context)?);
        let asked = words
            .understood_as_difference(desk, Bounds::AT_HOME, &between, &years, &self.scheme)
            .map_err(unanswered)?;
        let answer = desk.measure_difference(&asked).map_err(unanswered)?;
        let breaks = answer.breaks.iter().map(|b| b.text.clone());
        let mind: Vec<Bilingual> = answer.cautions.iter().cloned().chain(breaks).collect();
        self.told(context, desk, Some(&answer.sentence), &mind)?;
        self.answer(context, &answer, lists::difference)
    }

    fn pattern(&self, desk: &Desk, context: &Context) -> Outcome {
        let (between, years) = (self.between.join(","), self.between_years.join(","));
        let words = self.words(self.named(context)?);
        let answer =
            desk.measure_pattern(&words, &between, &years, Bounds::AT_HOME).map_err(|e| context.unanswered(e))?;
        let breaks = answer.breaks.iter().map(|b| b.text.clone());
        let mind: Vec<Bilingual> = answer.cautions.iter().cloned().chain(breaks).collect();
        self.told(context, desk, Some(&answer.sentence), &mind)?;
        self.answer(context, &answer, lists::pattern)
    }

    fn change(&self, desk: &Desk, context: &Context) -> Outcome {
        let [from, to] = &self.between_years[..] else {
            let sentence = context.say(
                "Ange två år med --between-years, som 2012 2022.",
                "Give two years with --between-years, like 2012 2022.",
            );
            return Err(Failure::one(Exit::Usage, sentence));
        };
        let answer =
            desk.measure_change(&self.words(""), from, to, Bounds::AT_HOME).map_err(|e| context.unanswered(e))?;
        let breaks = answer.breaks.iter().map(|b| b.text.clone());
        let mind: Vec<Bilingual> = answer.cautions.iter().cloned().chain(breaks).collect();
        self.told(context, desk, Some(&answer.sentence), &mind)?;
        self.answer(context, &answer, lists::change)
    }

    /// The words as they were typed.
    fn words(&self, measure: &str) -> Words {
        let setting = |text: &String| {
            let (name, value) = text.split_once('=').unwrap_or((text, ""));
            (name.trim().to_owned(), value.to_owned())
        };
        Words {
            measure: measure.to_owned(),
            groups: self.groups.clone(),
            group: self.group.clone(),
            against: self.against.clone(),
            years: self.year.clone(),
            within: self.within.clone(),
            each: self.each.clone(),
            level: self.level.clone(),
            vintage: self.vintage.clone(),
            settings: self.settings.iter().map(setting).collect(),
            interval: self.interval.clone(),
            confidence: self.confidence.clone(),
            test: self.test.clone(),
            replicates: self.replicates.clone(),
            seed: self.seed.clone(),
        }
    }

    /// The measure that `show`, `difference` and `pattern` are about.
    fn named(&self, context: &Context) -> Result<&str, Failure> {
        let sentence = context.say(
            "Ange vilket mått. `segbar measure list` visar alla.",
            "Say which measure. `segbar measure list` shows all.",
        );
        self.of.as_deref().ok_or_else(|| Failure::one(Exit::Usage, sentence))
    }

    /// Says in words what was found, above a table; and that everything is invented, where it is.
    fn told(&self, context: &Context, desk: &Desk, sentence: Option<&Bilingual>, mind: &[Bilingual]) -> Outcome {
        context.warn_if_fictional(desk);
        if self.format != Format::Table || sentence.is_none() && mind.is_empty() {
            return Ok(());
        }
        print(context, |out| {
            for text in sentence.into_iter().chain(mind) {
                writeln!(out, "{}", context.pick(text))?;
            }
            writeln!(out)
        })
    }

    /// Prints an answer: as the API gives it, or as a list.
    fn answer<T: Serialize + ?Sized>(
        &self,
        context: &Context,
        answer: &T,
        list: impl FnOnce(&T) -> crate::format::List,
    ) -> Outcome {
        match self.format {
            Format::Json => print_json(context, &answer),
            format => list(answer).print(format, context),
        }
    }
}
