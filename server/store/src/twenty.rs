//! Asking for several ids at once with one text: twenty places, the last id repeated in those that are left over. (A text a
//! number of ids would push the others out of the statement cache, and arrays are words of one database only.)

use uuid::Uuid;

/// The ids, twenty at a time.
pub(crate) fn twenties(ids: &[Uuid]) -> impl Iterator<Item = [Uuid; 20]> {
    ids.chunks(20).map(|chunk| {
        let mut left = chunk.iter().copied();
        let mut last = Uuid::nil();
        [(); 20].map(|()| {
            last = left.next().unwrap_or(last);
            last
        })
    })
}

/// The places of twenty ids, after `$1`.
macro_rules! places {
    () => {
        "$2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21"
    };
}

/// All rows: `$1` is the first value, [`places`] are the ids.
macro_rules! rows_of {
    ($conn:expr, $row:ty, $sql:expr, $first:expr, $ids:expr) => {
        match $conn {
            $crate::database::Conn::Sqlite(link) => {
                let query = sqlx::query_as::<_, $row>($sql).bind($first);
                $ids.iter().fold(query, |query, id| query.bind(id)).fetch_all(&mut **link).await
            }
            $crate::database::Conn::Postgres(link) => {
                let query = sqlx::query_as::<_, $row>($sql).bind($first);
                $ids.iter().fold(query, |query, id| query.bind(id)).fetch_all(&mut **link).await
            }
        }
        .map_err($crate::Error::from)
    };
}

pub(crate) use {places, rows_of};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_place_is_filled() {
        let ids: Vec<Uuid> = (1..=21).map(Uuid::from_u128).collect();
        let parts: Vec<[Uuid; 20]> = twenties(&ids).collect();
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[0].as_slice(), &ids[..20]);
        assert!(parts[1].iter().all(|id| *id == ids[20]));
        assert_eq!(twenties(&[]).count(), 0);
    }
}
