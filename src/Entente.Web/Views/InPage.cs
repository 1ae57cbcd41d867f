using System.Text.RegularExpressions;
using Entente.Answers;

namespace Entente.Web.Views;

/// <summary>Sentences of the library for a reader of the page: where they name an option of a command, its field in the form is
/// meant.</summary>
internal static partial class InPage
{
    private static readonly HashSet<string> Options =
        [.. Verb.All.SelectMany(verb => AskOption.Of(verb)).Select(option => option.Name)];

    /// <summary>A sentence. A command that it tells stays as it is to be typed.</summary>
    public static string Words(string text) => text.Contains("entente ", StringComparison.Ordinal) ? text
        : Typed().Replace(text, found => Options.Contains(found.Groups["name"].Value) ? $"“{found.Groups["name"].Value}”" : found.Value);

    [GeneratedRegex(@"(?<!\S)--(?<name>[a-z]+)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Typed();
}
