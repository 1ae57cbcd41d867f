using System.Globalization;
using System.Text;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Tests.Answers;

namespace Entente.Tests.Talks;

/// <summary>Draws in which a search for terms used up the work that it may do.</summary>
public sealed class StoppedTalksTests
{
    private const int Clauses = 12;

    // From February on the first clause must be settled by options that no others go with, which shows only when everything is chosen.
    private static readonly Scenario HardLater = SolvedFile.Read($$"""
        actors: {one: {reservation: 0.3}, two: {reservation: 0.3} }
        issues:
        {{Issues()}}
        constraints:
          - {when: {clause-0: [b, c, d]}, then: {clause-1: a} }
          - {when: {clause-0: [b, c, d]}, then: {clause-1: b} }
        talks: {pace: 1000, depth-scale: 0.001}
        step: 1 month
        events: [{date: 2025-02-10, name: The first clause is ruled out, set: {issues.clause-0.wants.one.accepts: [b, c, d]} }]
        """);

    [Fact]
    public void What_cannot_be_followed_past_an_agreement_leaves_the_draw_as_it_is()
    {
        SimulatedFile run = new(HardLater), plain = new(HardLater, TalksOptions.Default with { WholePaths = 0, RecordsFirst = 0 });
        Draw followed = run.Draw(), draw = plain.Draw();
        Assert.Equal("2025-01-01", followed.Agreements.Single().Date.ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal(draw.Outcome, followed.Outcome);
        Assert.Equal(draw.Payoffs, followed.Payoffs);
        Assert.Equal(draw.FinalTerms, followed.FinalTerms);
        Assert.Equal(1, followed.PathAgreement[0], 1e-6);
        Assert.All(followed.PathAgreement.Skip(1), chance => Assert.True(double.IsNaN(chance)));
    }

    private static string Issues()
    {
        StringBuilder text = new();
        for (int k = 0; k < Clauses; k++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                  clause-{{k}}: {options: {a: A, b: B, c: C, d: D}, today: a, wants: {one: {scores: {a: 0, b: 30, c: 60, d: 100}, salience: 50}, two: {scores: {a: 100, b: 60, c: 30, d: 0}, salience: 50} } }

                """);
        }

        return text.ToString();
    }
}
