using System.Text;

namespace Entente.Scenarios;

/// <summary>Small commented scenarios to start from.</summary>
internal static class ScenarioTemplate
{
    /// <summary>Talks to end a war.</summary>
    public const string War = "war";

    /// <summary>A dispute without a war.</summary>
    public const string Dispute = "dispute";

    /// <summary>A scenario under a title.</summary>
    /// <param name="kind">One of the two.</param>
    /// <param name="title">What it is about.</param>
    public static string Of(string kind, string title) =>
        ScenarioEditor.Set(Text(kind), "title", JsonLayout.Quoted(title));

    /// <summary>The scenario as the program carries it.</summary>
    public static string Text(string kind)
    {
        using Stream stream = typeof(ScenarioTemplate).Assembly.GetManifestResourceStream($"Template.{kind}.yaml")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
