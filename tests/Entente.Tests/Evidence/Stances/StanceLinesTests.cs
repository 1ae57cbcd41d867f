using Entente.Evidence.Stances;

namespace Entente.Tests.Evidence.Stances;

/// <summary>Opposing statements of one actor over time are put together.</summary>
public sealed class StanceLinesTests
{
    [Fact]
    public void A_stance_that_turned_is_one_line_in_order_of_time()
    {
        StanceLine line = Assert.Single(StanceLines.Of([Drafts.Of(
            "Norway was open to a ceasefire on 1 February.\n\nOn 2 January Norway rejected a ceasefire on the strip.")]));
        Assert.Equal("Norway on “ceasefire”: ¶2 on 2 January 2025: rejects; ¶1 on 1 February 2025: concedes",
            StanceLines.Sentence(line, namesDocuments: false));
    }

    [Fact]
    public void Several_articles_are_one_history()
    {
        StanceLine line = Assert.Single(StanceLines.Of([
            Drafts.Of("Norway rejected the border plan.", new DateOnly(2025, 1, 2)), Drafts.Of("Norway accepted the border plan.", new DateOnly(2025, 2, 1))]));
        Assert.Equal(2, line.Stances.Count);
        Assert.Equal([StanceKind.Rejects, StanceKind.Concedes], line.Stances.Select(one => one.Stance.Kind));
    }

    [Theory]
    [InlineData("Norway rejected the plan. Norway rejected the plan again.")]
    [InlineData("Norway rejected the plan. Iceland accepted the plan.")]
    [InlineData("Norway rejected the plan. Norway accepted the invitation.")]
    [InlineData("Norway demanded the plan. Norway accepted the plan.")]
    public void What_does_not_turn_is_no_line(string text) => Assert.Empty(StanceLines.Of([Drafts.Of(text)]));
}
