//! A table whose cells add up to totals at its right and its foot.

use std::collections::BTreeSet;

use reunify::suppression::{Shown, Suppression};

/// A table with its totals, of which some cells are hidden.
///
/// A small cell alone in its row is what the total leaves, and so it is in its column. Each small cell
/// is therefore hidden together with another of its row, another of its column, and the one where those
/// two meet. Then it could be more or less by one, with the others, and every total would be the same.
/// What is hidden in a row or column is not a small number when put together, either.
#[derive(Debug)]
pub(crate) struct Grid {
    /// The cells; the last row and the last cell of each row are totals.
    cells: Vec<Vec<u64>>,
    hidden: BTreeSet<Place>,
    /// How a hidden cell is shown.
    mark: Option<Shown>,
}

/// A row and a column.
type Place = (usize, usize);

impl Grid {
    /// Hides what has to be. Each row must have the same number of cells.
    pub(crate) fn of(rule: Suppression, rows: &[Vec<u64>]) -> Self {
        let mut grid = Self {
            cells: with_totals(rows),
            hidden: BTreeSet::new(),
            mark: None,
        };
        let places: Vec<Place> = grid.places().collect();
        let mut small = Vec::new();
        for place in places {
            let shown = rule.alone(grid.at(place));
            if matches!(shown, Shown::Suppressed { .. }) {
                grid.mark = Some(shown);
                grid.hidden.insert(place);
                small.push(place);
            }
        }
        loop {
            let before = grid.hidden.len();
            for place in &small {
                grid.guard(*place);
            }
            grid.guard_sums(rule);
            if grid.hidden.len() == before {
                return grid;
            }
        }
    }

    /// A cell of a row.
    pub(crate) fn cell(&self, row: usize, column: usize) -> Shown {
        let count = self.at((row, column));
        match self.mark.filter(|_| self.hidden.contains(&(row, column))) {
            Some(mark) => mark,
            None => Shown::Count(count),
        }
    }

    /// The total of a row.
    pub(crate) fn of_row(&self, row: usize) -> Shown {
        self.cell(row, self.last_column())
    }

    /// The total of a column.
    pub(crate) fn of_column(&self, column: usize) -> Shown {
        self.cell(self.last_row(), column)
    }

    /// The total of all.
    pub(crate) fn of_all(&self) -> Shown {
        self.cell(self.last_row(), self.last_column())
    }

    fn at(&self, (row, column): Place) -> u64 {
        let cell = self.cells.get(row).and_then(|row| row.get(column));
        cell.copied().unwrap_or_default()
    }

    fn last_row(&self) -> usize {
        self.cells.len().saturating_sub(1)
    }

    fn last_column(&self) -> usize {
        self.cells
            .first()
            .map_or(0, |row| row.len().saturating_sub(1))
    }

    fn places(&self) -> impl Iterator<Item = Place> + use<> {
        let columns = self.last_column();
        (0..=self.last_row()).flat_map(move |row| (0..=columns).map(move |column| (row, column)))
    }

    /// Hides three other cells with a small one, so that the fewest children are hidden by it.
    fn guard(&mut self, (row, column): Place) {
        let corners = |(other_row, other_column): Place| {
            [
                (row, other_column),
                (other_row, column),
                (other_row, other_column),
            ]
        };
        let others = self
            .places()
            .filter(|other| other.0 != row && other.1 != column);
        let cost = |other: &Place| {
            let corners = corners(*other);
            let new = corners
                .iter()
                .filter(|corner| !self.hidden.contains(corner));
            let children = new.fold(0u64, |sum, corner| sum.saturating_add(self.at(*corner)));
            (!self.can_move((row, column), *other), children)
        };
        if let Some(best) = others.min_by_key(cost) {
            self.hidden.extend(corners(best));
        }
    }

    /// Whether the four cells between two corners could all be otherwise by one, with every total as it
    /// is and none of them 0: a cell with nothing in it is shown, so that what is hidden is not 0. There
    /// are always four that can, with the totals among them.
    fn can_move(&self, (row, column): Place, (other_row, other_column): Place) -> bool {
        let corners = [
            ((row, column), true),
            ((row, other_column), false),
            ((other_row, column), false),
            ((other_row, other_column), true),
        ];
        // A total is on the other side of the sum.
        let with_total = |(place, up): (Place, bool)| {
            let turned = (place.0 == self.last_row()) != (place.1 == self.last_column());
            (self.at(place), up != turned)
        };
        let moved = |up: bool| {
            let mut corners = corners.into_iter().map(with_total);
            corners.all(|(count, is_up)| count >= if is_up == up { 1 } else { 2 })
        };
        moved(true) || moved(false)
    }

    /// Hides more of each row and column in which what is hidden comes to a small number.
    fn guard_sums(&mut self, rule: Suppression) {
        let (rows, columns) = (self.last_row(), self.last_column());
        let along_rows = (0..=rows).map(|row| {
            (0..=columns)
                .map(|column| (row, column))
                .collect::<Vec<_>>()
        });
        let along_columns =
            (0..=columns).map(|column| (0..=rows).map(|row| (row, column)).collect());
        let lines: Vec<Vec<Place>> = along_rows.chain(along_columns).collect();
        for line in lines {
            self.guard_sum(rule, &line);
        }
    }

    /// The last of a line is its total.
    fn guard_sum(&mut self, rule: Suppression, line: &[Place]) {
        let Some((total, parts)) = line.split_last() else {
            return;
        };
        while !self.hidden.contains(total) {
            let hidden = parts.iter().filter(|part| self.hidden.contains(part));
            let left = hidden.fold(0u64, |sum, part| sum.saturating_add(self.at(*part)));
            if rule.alone(left) == Shown::Count(left) {
                return;
            }
            let shown = parts.iter().filter(|part| !self.hidden.contains(part));
            let shown = shown.filter(|part| self.at(**part) > 0);
            let next = shown.min_by_key(|part| self.at(**part)).unwrap_or(total);
            self.hidden.insert(*next);
        }
    }
}

fn with_totals(rows: &[Vec<u64>]) -> Vec<Vec<u64>> {
    let columns = rows.first().map_or(0, Vec::len);
    let mut foot = vec![0u64; columns];
    for row in rows {
        for (sum, cell) in foot.iter_mut().zip(row) {
            *sum = sum.saturating_add(*cell);
        }
    }
    let with_total = |row: &Vec<u64>| {
        let total = row.iter().fold(0u64, |sum, cell| sum.saturating_add(*cell));
        row.iter().copied().chain([total]).collect()
    };
    rows.iter().chain([&foot]).map(with_total).collect()
}
