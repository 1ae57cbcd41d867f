namespace Entente.Tests.Scenarios;

/// <summary>Damages a text in a few random places; the same chance always does the same damage. Shared with the long fuzz run.</summary>
internal static class Mutation
{
    private static readonly string[] Splinters =
    [
        "{", "}", "[", "]", ":", ": ", ",", "\n", "  ", "\t", "- ", "#", "\"", "'", "&a ", "*a", "..", "±", "%", "-", "0", "1e999", "NaN",
        "null", "\u0000", "\uD83D", "é", "!!x ", "|", ">-\n", "? ", "---\n", "<<: ", "from", "actors", "north",
            "set: {actors.north.power: 3}", "set: {war: {lottery: 1}}",
            "set: {actors.patron.factions: {}, actors.patron.factions.hawks.present: true}",
    ];

    public static string Of(string text, ulong chance)
    {
        Chance random = new(chance);
        int places = 1 + random.Below(6);
        for (int i = 0; i < places && text.Length > 0; i++)
        {
            int at = random.Below(text.Length), length = Math.Min(random.Below(12), text.Length - at);
            text = random.Below(6) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Splinters[random.Below(Splinters.Length)]),
                2 => text.Remove(at, length).Insert(at, Splinters[random.Below(Splinters.Length)]),
                3 => text.Insert(random.Below(text.Length), text.Substring(at, length)), // a piece of it elsewhere
                4 => text.Insert(at, string.Concat(Enumerable.Repeat(Splinters[random.Below(Splinters.Length)], random.Below(200)))),
                _ => text[..at] + text[..Math.Min(text.Length, random.Below(400))] + text[at..], // its head in its middle
            };
        }

        return text;
    }
}
