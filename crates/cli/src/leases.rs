//! `segbar leases`: what expires when.

use crate::context::Context;
use crate::exit::{Failure, Outcome};
use crate::format::{Cell, Format, List, print, print_json};
use crate::plan::of_workspace;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use segbar_questions::network::calendar::calendar;
use segbar_questions::network::lease::{By, leases};
use std::path::PathBuf;

/// The leases of the offices by the day on which something must be decided: notice first
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  segbar leases
  segbar leases --from 2027-01-01 --to 2027-12-31 --by month
  segbar leases --calendar leases.ics

The day of a lease is the last for notice; where none is known or it has passed, the end of the lease.")]
pub struct Leases {
    /// Only leases whose day is this or later
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    /// Only leases whose day is this or earlier
    #[arg(long, value_name = "DATE")]
    to: Option<Date>,
    /// Look from this day [default: the day it is, UTC]
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
    /// Grouped by quarter [default] or month
    #[arg(long, value_parser = ["quarter", "month"])]
    by: Option<String>,
    /// Write a calendar (iCalendar); - for standard output
    #[arg(long, value_name = "FILE")]
    calendar: Option<PathBuf>,
    /// How the list is printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Leases {
    /// Does it.
    pub fn run(self, context: &Context) -> Outcome {
        let offices = of_workspace(context)?;
        let today = self.today.unwrap_or_else(|| Timestamp::now().to_zoned(TimeZone::UTC).date());
        let by = if self.by.as_deref() == Some("month") { By::Month } else { By::Quarter };
        let told = leases(&offices, today, self.from, self.to, by);
        eprintln!("segbar: {}", context.pick(&told.sentence));
        if let Some(path) = &self.calendar {
            let text = calendar(&told, context.language);
            if path.as_os_str() == "-" {
                return print(context, |out| out.write_all(text.as_bytes()));
            }
            return std::fs::write(path, text).map_err(|e| Failure::file(path, &e, context.language));
        }
        if self.format == Format::Json {
            return print_json(context, &told);
        }
        let mut list = List::of(&[
            ("period", "period", "period"),
            ("day", "dag", "day"),
            ("days", "dagar kvar", "days left"),
            ("id", "id", "id"),
            ("name", "namn", "name"),
            ("lease_end", "avtal till", "lease until"),
            ("rent_sek_year", "hyra kr/år", "rent SEK/year"),
            ("what", "vad det betyder", "what it means"),
        ]);
        for period in &told.periods {
            for of in &period.leases {
                list.row(vec![
                    period.period.clone().into(),
                    of.day.to_string().into(),
                    Cell::Number(f64::from(of.days), 0),
                    of.office.clone().into(),
                    of.name.clone().into(),
                    Cell::maybe(of.lease_end.map(|day| day.to_string())),
                    of.rent_sek_year.map_or(Cell::Empty, |rent| Cell::Number(rent, 0)),
                    context.pick(&of.sentence).into(),
                ]);
            }
        }
        list.print(self.format, context)
    }
}
