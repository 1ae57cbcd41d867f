using Entente.Pages;

namespace Entente.Answers.Trace;

/// <summary>The answer of `trace`: one world as a chronicle, with dates and reasons.</summary>
internal static class TracePage
{
    /// <summary>The page.</summary>
    /// <param name="told">The answer.</param>
    /// <param name="asked">How it was asked.</param>
    public static Page Of(TracedWorld told, AskedAs asked) => asked.Page(
        told.File.Scenario!,
        string.Create(CultureInfo.InvariantCulture, $"World {told.Draw.Index} of seed {told.Seed}: one of many that could be, "
            + $"not a forecast."),
        new("What is unusual about it", [new Bullets([.. told.Chronicle.Assumptions])]),
        new("What happens", [new Entries([.. told.Chronicle.Entries.Select(entry => new Entry(Say.ShortDay(entry.Date), entry.Says))])]),
        new("How it ends", [new Bullets([.. told.Chronicle.Ends])]));
}
