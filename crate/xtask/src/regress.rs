//! A logistic regression on the words of mails, beside what is known of each already.

/// What the regression sees of a mail.
pub struct Mail {
    /// Numbers of its words.
    pub words: Vec<usize>,
    /// What patterns tell; it is given, not learnt.
    pub told: f64,
    /// 1 for outreach, -1 for ordinary mail.
    pub side: f64,
    /// How much it counts.
    pub weight: f64,
}

/// How freely weights may leave 0, as the C of a support vector machine.
const FREE: f64 = 0.1;
/// Rounds over all words; they settle long before.
const ROUNDS: usize = 40;

/// Weights of a logistic regression with a quadratic penalty, by Newton steps along one word after the other (Genkin, Lewis
/// and Madigan 2007). What patterns tell and the constant are not penalised.
pub fn regress(mails: &[Mail], words: usize) -> Vec<f64> {
    let mut having: Vec<Vec<usize>> = vec![Vec::new(); words];
    for (number, mail) in mails.iter().enumerate() {
        for word in &mail.words {
            if let Some(having) = having.get_mut(*word) {
                having.push(number);
            }
        }
    }
    let (mut weights, mut sums) = (vec![0.0; words], vec![0.0_f64; mails.len()]);
    let step = |members: &mut dyn Iterator<Item = (usize, f64)>, sums: &[f64], weight: f64, penalty: f64| {
        let (mut slope, mut curve) = (weight * penalty, penalty + 1e-9);
        for (number, value) in members {
            let (Some(mail), Some(sum)) = (mails.get(number), sums.get(number)) else { continue };
            let wrong = 1.0 / (1.0 + (mail.side * sum).exp());
            slope -= mail.weight * mail.side * wrong * value;
            curve += mail.weight * wrong * (1.0 - wrong) * value * value;
        }
        (-slope / curve).clamp(-0.5, 0.5)
    };
    let (mut trust, mut constant) = (0.0, 0.0);
    for _ in 0..ROUNDS {
        let told = |number: usize| mails.get(number).map_or(0.0, |mail| mail.told);
        let by = step(&mut (0..mails.len()).map(|number| (number, told(number))), &sums, trust, 0.0);
        trust += by;
        sums.iter_mut().enumerate().for_each(|(number, sum)| *sum += by * told(number));
        let by = step(&mut (0..mails.len()).map(|number| (number, 1.0)), &sums, constant, 0.0);
        constant += by;
        for sum in &mut sums {
            *sum += by;
        }
        for (weight, having) in weights.iter_mut().zip(&having) {
            let by = step(&mut having.iter().map(|number| (*number, 1.0)), &sums, *weight, 1.0 / FREE);
            *weight += by;
            for number in having {
                if let Some(sum) = sums.get_mut(*number) {
                    *sum += by;
                }
            }
        }
    }
    weights
}
