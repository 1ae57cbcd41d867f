
namespace Entente.Answers.Why;

/// <summary>One red line that stands in the way, in the worlds in which a deal opens once all red lines are gone.</summary>
/// <param name="Actor">Key of the actor that it binds, a required one.</param>
/// <param name="Faction">Key of the faction whose veto it is; null if it is the actor's own.</param>
/// <param name="Issue">Key of the issue.</param>
/// <param name="Opens">Share of the worlds in which a deal opens if this line alone goes.</param>
/// <param name="Blocks">Share of the worlds that stay closed if this line alone stays.</param>
/// <param name="Options">On an issue of options, each option that the line refuses, with the share of the worlds in which a deal opens if
/// the line lets it pass.</param>
public sealed record BlockingLine(string Actor, string? Faction, string Issue, double Opens, double Blocks, Named<double> Options);

/// <summary>The red lines on one issue together, in the worlds in which a deal opens once all red lines are gone.</summary>
/// <param name="Issue">Key of the issue.</param>
/// <param name="Actors">Keys of the actors that they bind.</param>
/// <param name="Opens">Share of the worlds in which a deal opens if these alone go.</param>
/// <param name="Blocks">Share of the worlds that stay closed if these alone stay.</param>
public sealed record BlockingIssue(string Issue, ValueList<string> Actors, double Opens, double Blocks);
