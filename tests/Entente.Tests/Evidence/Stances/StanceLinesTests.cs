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
    [InlineData("Norway rejected the tariff on 1 January. Norway accepted the tariff on 1 February.", "Rejects Concedes")]
    [InlineData("Norway offered a ceasefire on 1 January. Norway rejected the ceasefire on 1 February.", "Offers Rejects")]
    [InlineData("Norway accepted the tariff on 1 February. Norway rejected the tariff on 1 January.", "Rejects Concedes")]
    [InlineData("Norway promised a corridor on 1 January. Norway refused a corridor on 1 February.", "Promises Rejects")]
    [InlineData("Norway will not accept a corridor, it said on 1 January. Norway is open to a corridor.", "Rejects Concedes")]
    public void A_stance_may_turn_by_any_verb(string text, string kinds) => Assert.Equal(kinds,
        string.Join(' ', Assert.Single(StanceLines.Of([Drafts.Of(text)])).Stances.Select(one => one.Stance.Kind)));

    [Theory]
    [InlineData("Norway rejected the plan. Norway rejected the plan again.")]
    [InlineData("Norway rejected the plan. Iceland accepted the plan.")]
    [InlineData("Norway rejected the plan. Norway accepted the invitation.")]
    [InlineData("Norway demanded the plan. Norway accepted the plan.")]
    [InlineData("Norway rejected the plan. Norway rejects the plan.")]
    [InlineData("Norway accepted the treaty. Norway rejected the tariff.")]
    [InlineData("Norway accepted the plan. Iceland said that Norway rejected the tariff.")]
    [InlineData("Norway will not accept the plan. Norway refused the plan.")]
    public void What_does_not_turn_is_no_line(string text) => Assert.Empty(StanceLines.Of([Drafts.Of(text)]));
}
