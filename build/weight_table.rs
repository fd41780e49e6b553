//! Compiles a table of weights of a default method: a line of cues, then a line for each signal.

/// The source of a table called `table`.
pub fn weight_table(table: &str, text: &str) -> Result<String, String> {
    let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let cues: Vec<&str> = lines.next().ok_or("no line of cues")?.split_whitespace().collect();
    let mut names = Vec::new();
    let mut rows = String::new();
    for line in lines {
        let mut words = line.split_whitespace();
        names.extend(words.next());
        let weights: Vec<f64> = words
            .map(|word| word.parse().map_err(|_| format!("{line:?}: {word:?} is not a number")))
            .collect::<Result<_, _>>()?;
        if weights.len() != cues.len() {
            return Err(format!("{line:?}: {} weights for {} cues", weights.len(), cues.len()));
        }
        rows.extend(["    ", &format!("{weights:?}"), ",\n"]);
    }
    let (n_signals, n_cues) = (names.len(), cues.len());
    Ok(format!(
        "#[cfg(test)]\nconst {table}_CUES: [&str; {n_cues}] = {cues:?};\n\
         #[cfg(test)]\nconst {table}_SIGNALS: [&str; {n_signals}] = {names:?};\n\
         static {table}: [[f64; {n_cues}]; {n_signals}] = [\n{rows}];\n"
    ))
}
