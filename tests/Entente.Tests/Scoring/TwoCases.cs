namespace Entente.Tests.Scoring;

/// <summary>Two small cases of the past in a folder: one in which a deal was made and held, one without any.</summary>
internal static class TwoCases
{
    public const string Outcome = """
        outcome: 1
        conflict: lake
        known-until: 2009-01-01
        agreements:
          - {package: settlement, date: 2001-03-01, held: true, evidence: [treaty]}
        ended: {how: settlement, date: 2001-03-01}
        terms: {water: 55}
        sources: {paper: {title: A treaty, date: 2001-03-01}}
        evidence: {treaty: {source: paper, says: Both signed.}}
        """;

    public const string NoOutcome = "outcome: 1\nconflict: hill\nknown-until: 2004-01-01\nended: {how: none}\n";

    /// <summary>Writes them into a new folder within another, which it names.</summary>
    public static string In(string folder)
    {
        string place = Directory.CreateDirectory(Path.Combine(folder, "cases")).FullName;
        File.WriteAllText(Path.Combine(place, "lake.yaml"), Scenario("A lake", "dispute"));
        File.WriteAllText(Path.Combine(place, "lake.outcome.yaml"), Outcome);
        File.WriteAllText(Path.Combine(place, "hill.yaml"), Scenario("A hill", "interstate-crisis"));
        File.WriteAllText(Path.Combine(place, "hill.outcome.yaml"), NoOutcome);
        return place;
    }

    public static string Scenario(string title, string kind) => $$"""
        entente: 2
        title: {{title}}
        from: 2001-01-01
        until: 2002-06-01
        actors:
          north: {reservation: 0.2..0.6}
          south: {reservation: 0.2..0.6}
        issues:
          water:
            asks: Who gets the water?
            scale: {0: south, 100: north}
            today: 50
            wants: {north: {ideal: 100, salience: 50}, south: {ideal: 0, salience: 50} }
        history: {class: {{kind}} }
        holding: {holds-for: 5 years}
        questions: {soon: {asks: Soon?, package: settlement, by: 2001-05-01} }
        """;
}
