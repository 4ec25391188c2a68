//! Minutes from elsewhere: every reason at once, answers of routing engines, what is odd.

use crate::common::towns;
use segbar_domain::Language;
use segbar_planning::matrix::rows;
use segbar_planning::{Access, Demand, Minutes, MinutesError, Oddities, Site};

fn two() -> (Demand, Vec<Site>) {
    towns(&[10.0, 20.0])
}

fn row(from: &str, to: &str, minutes: f64) -> (String, String, Option<f64>) {
    (from.into(), to.into(), Some(minutes))
}

#[test]
fn everything_that_is_wrong_with_a_table_is_told_at_once() {
    let (demand, sites) = two();
    let table = [
        row("town0", "town0", -1.0),
        row("town0", "town1", f64::NAN),
        row("town1", "town0", 5.0),
        row("town1", "town0", 6.0),
        row("nowhere", "town0", 6.0),
        row("nowhere", "town1", 6.0),
        row("town0", "elsewhere", f64::INFINITY),
    ];
    let reasons = Minutes::from_rows("table.csv", &demand, &sites, table).unwrap_err();
    let told: Vec<String> = reasons.iter().map(|reason| reason.sentence(Language::En)).collect();
    assert_eq!(
        told,
        [
            "the way from town0 to town0 takes -1 minutes: it must be a number ≥ 0",
            "the way from town0 to town1 takes NaN minutes: it must be a number ≥ 0",
            "the way from town1 to town0 is given twice, as 5 and 6 minutes",
            "nowhere is no demand point of this plan",
            "elsewhere is no office or candidate of this plan",
            "1 of 4 pairs have no value; the first is from town1 to town1",
        ]
    );
    let many = (0..130).map(|_| row("town0", "town0", -1.0));
    let reasons = Minutes::from_rows("table.csv", &demand, &sites, many).unwrap_err();
    assert_eq!((reasons.len(), &reasons[100]), (102, &MinutesError::More(30)));
    assert!(matches!(reasons[101], MinutesError::Holes { missing: 3, .. }));
}

#[test]
fn answers_of_osrm_and_valhalla_are_minutes() {
    let (demand, sites) = two();
    let osrm = r#"{"code":"Ok","durations":[[0,600.6],[null,0]],"sources":[{"name":"a"}],"destinations":[]}"#;
    let long = r#"{"sources_to_targets":[[{"from_index":0,"to_index":0,"time":0,"distance":0.0},
        {"from_index":0,"to_index":1,"time":600.6,"distance":9.1}],
        [{"from_index":1,"to_index":0,"time":null,"distance":null},{"from_index":1,"to_index":1,"time":0}]],
        "units":"kilometers"}"#;
    let concise = r#"{"sources_to_targets":{"durations":[[0,600.6],[null,0]],"distances":[[0,9.1],[null,0]]}}"#;
    for answer in [osrm, long, concise] {
        let table = rows(answer, &demand.ids, &demand.ids).unwrap();
        assert_eq!(table[1], row("town0", "town1", 10.01));
        let minutes = Minutes::from_rows("answer.json", &demand, &sites, table).unwrap();
        assert_eq!((minutes.row(0), minutes.row(1)), (&[0.0, 10.01][..], &[f32::INFINITY, 0.0][..]));
    }
}

#[test]
fn odd_answers_of_routing_engines_are_refused() {
    let ids = ["a".to_owned(), "b".to_owned()];
    let refused = |text: &str| rows(text, &ids, &ids).unwrap_err();
    assert_eq!(refused(r#"{"code":"Ok","durations":[[0],[0,1],[2,3]]}"#).len(), 2);
    let no = refused(r#"{"code":"TooBig","message":"Too many table coordinates"}"#);
    assert_eq!(no[0].en, "the routing engine refuses: Too many table coordinates");
    let no = refused(r#"{"error_code":150,"error":"Exceeded max locations","status":"Bad Request"}"#);
    assert_eq!(no[0].en, "the routing engine refuses: Exceeded max locations");
    assert!(refused("{}")[0].en.starts_with("the answer has neither"));
    assert!(refused("<html>")[0].en.starts_with("the answer is no table"));
}

#[test]
fn islands_one_way_streets_and_what_nobody_reaches_are_told() {
    let (demand, sites) = towns(&[10.0, 20.0, 30.0, 40.0]);
    let ids = &demand.ids;
    // Towns 0 and 1 reach each other, slower one way; town 2 only itself; town 3 nothing, and nobody reaches it.
    let way = |from: usize, to: usize| match (from, to) {
        (0, 1) => Some(10.0),
        (1, 0) => Some(14.0),
        (a, b) if a == b && a != 3 => Some(0.0),
        _ => None,
    };
    let table = (0..16).map(|at| (ids[at / 4].clone(), ids[at % 4].clone(), way(at / 4, at % 4)));
    let minutes = Minutes::from_rows("table.csv", &demand, &sites, table).unwrap();
    let odd = Oddities::of(&minutes, &demand, &sites);
    assert_eq!((odd.asymmetric, odd.compared), (1, 6));
    assert_eq!(odd.most, Some(("town0".into(), "town1".into(), 10.0, 14.0)));
    assert_eq!((odd.cut_off, odd.unreached.as_slice()), ((40.0, 1), &[3][..]));
    let parts: Vec<_> = odd.islands.iter().map(|island| (island.people, island.sites.as_slice())).collect();
    assert_eq!(parts, [(30.0, &[0, 1][..]), (30.0, &[2][..])]);
    assert_eq!(odd.sentences().len(), 4);
    assert_eq!(
        odd.sentences()[0].en,
        "1 of 6 pairs take another time the other way; most from town0 to town1: 10.0 and 14.0 minutes"
    );
    // Who is cut off is counted as such, in every figure of reach.
    let reach = Access::new(&minutes, 4, &[0, 1, 2, 3]).reach(&demand, &[60.0], |_| true);
    assert_eq!((reach.without, reach.within[0]), (40.0, 60.0));
    let whole = crate::common::minutes(&demand, &sites);
    assert_eq!(Oddities::of(&whole, &demand, &sites).sentences(), []);
}

#[test]
fn a_part_of_a_table_says_itself_which_part_it_is() {
    let text = r#"{"code":"Ok","from":["town1"],"to":["town0","town1"],"durations":[[600,0]]}"#;
    let ids: Vec<String> = ["town0", "town1"].map(String::from).to_vec();
    assert_eq!(rows(text, &ids, &ids).unwrap(), [row("town1", "town0", 10.0), row("town1", "town1", 0.0)]);
    let reasons = rows(&text.replace(r#","to""#, r#","of""#).replace("town1\"]", "town1\",\"town0\"]"), &ids, &ids);
    assert_eq!(reasons.unwrap_err()[0].en, "the answer has 1 rows, but 2 sources were asked for");
}
