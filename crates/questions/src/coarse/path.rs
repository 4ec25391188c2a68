//! SVG path data, as short as it can be written: one absolute point per line, then steps.

use std::fmt::Write;

/// Adds a closed ring; nothing where fewer than three corners remain. Points on a straight line between their neighbours are left out.
pub(super) fn add_ring(path: &mut String, points: &[[i64; 2]], corner: [i64; 2]) {
    let mut ring: Vec<[i64; 2]> = Vec::with_capacity(points.len());
    for &point in points {
        add_corner(&mut ring, point);
    }
    // Where the ring closes, its ends are neighbours too.
    while ring.len() > 2 {
        let n = ring.len();
        if straight(ring[n - 2], ring[n - 1], ring[0]) {
            ring.pop();
        } else if straight(ring[n - 1], ring[0], ring[1]) {
            ring.remove(0);
        } else {
            break;
        }
    }
    if ring.len() > 2 {
        add_line(path, &ring, corner);
        path.push('z');
    }
}

/// Adds an open line; nothing for a single point.
pub(super) fn add_line(path: &mut String, points: &[[i64; 2]], corner: [i64; 2]) {
    let [first, rest @ ..] = points else { return };
    if rest.is_empty() {
        return;
    }
    let _ = write!(path, "M{} {}", first[0] - corner[0], first[1] - corner[1]);
    let mut before = *first;
    for (k, point) in rest.iter().enumerate() {
        let [dx, dy] = [point[0] - before[0], point[1] - before[1]];
        path.push_str(match k {
            0 => "l",
            // A minus sign parts two numbers as well as a space does.
            _ if dx < 0 => "",
            _ => " ",
        });
        let _ = write!(path, "{dx}{}{dy}", if dy < 0 { "" } else { " " });
        before = *point;
    }
}

/// Adds a point to a ring and takes away the one before where that is no corner.
fn add_corner(ring: &mut Vec<[i64; 2]>, point: [i64; 2]) {
    while let [.., one, other] = ring[..]
        && straight(one, other, point)
    {
        ring.pop();
    }
    if ring.last() != Some(&point) {
        ring.push(point);
    }
}

/// Whether three points lie on one line, or two of them are the same.
fn straight(a: [i64; 2], b: [i64; 2], c: [i64; 2]) -> bool {
    (b[0] - a[0]) * (c[1] - b[1]) == (b[1] - a[1]) * (c[0] - b[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_parted_by_a_space_only_where_no_sign_does() {
        let mut path = String::new();
        add_line(&mut path, &[[10, 20], [11, 19], [9, 25]], [0, 0]);
        assert_eq!(path, "M10 20l1-1-2 6");
    }

    #[test]
    fn a_ring_keeps_its_corners_only_wherever_it_begins() {
        for turn in 0..8 {
            let mut points = vec![[0, 0], [5, 0], [9, 0], [9, 4], [9, 9], [3, 9], [0, 9], [0, 2]];
            points.rotate_left(turn);
            points.push(points[0]);
            let mut path = String::new();
            add_ring(&mut path, &points, [0, 0]);
            let numbers = path.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).count();
            assert_eq!(numbers, 4 * 2, "{path}");
            assert!(path.ends_with('z'));
        }
    }

    #[test]
    fn a_ring_without_an_inside_is_nothing() {
        let mut path = String::new();
        add_ring(&mut path, &[[0, 0], [5, 5], [0, 0]], [0, 0]);
        add_ring(&mut path, &[[7, 7], [7, 7]], [0, 0]);
        assert_eq!(path, "");
    }
}
