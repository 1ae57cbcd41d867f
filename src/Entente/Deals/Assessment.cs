namespace Entente.Deals;

/// <summary>
/// A number that depends on the terms issue by issue: u(d) = constant − Σ_k w_k L_k(d_k), with L = (|d − ideal|/100)^ρ on a
/// scale and L = 1 − score/100 on options, less what terms lose beyond soft ends of red lines. Besides an actor's utility this can be a
/// spoiler's, the enforcement that terms bring (constant 0, weight w, ideal 100: u = w·d/100 − w), or the position of one issue.
/// </summary>
/// <param name="Wants">One a issue, in the order of the issues.</param>
/// <param name="Curvature">ρ ≥ 1.</param>
/// <param name="Constant">Value when every issue is at its ideal; 1 for a utility.</param>
internal sealed record Assessment(Want[] Wants, double Curvature = 1, double Constant = 1);
