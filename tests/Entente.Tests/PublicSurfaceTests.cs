using System.Reflection;
using System.Text;
using Entente.Scenarios;

namespace Entente.Tests;

/// <summary>What the library shows to other programs is written down, so that nobody widens or breaks it unseen.</summary>
public sealed class PublicSurfaceTests
{
    // What records have by being records.
    private static readonly HashSet<string> OfEveryRecord = ["Equals", "GetHashCode", "ToString", "Deconstruct", "<Clone>$", "GetType", "PrintMembers"];

    [Fact]
    public void The_public_surface_is_the_approved_one()
    {
        StringBuilder surface = new();
        foreach (Type type in typeof(Scenario).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            surface.Append(type.FullName).Append('\n');
            IEnumerable<string> members = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(member => !OfEveryRecord.Contains(member.Name) && member is not MethodBase { IsSpecialName: true } && member is not Type)
                .Select(member => $"    {member}").Order(StringComparer.Ordinal);
            surface.AppendJoin('\n', members).Append(members.Any() ? "\n" : "");
        }

        Golden.Check("public-surface.txt", surface.ToString());
    }
}
