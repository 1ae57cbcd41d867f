namespace Entente.Tests;

/// <summary>Reference data that stay outside the repository, in ../shared/reference; a test that needs them says that it was skipped
/// where they are not.</summary>
internal static class ReferenceFolder
{
    public static string Of(params string[] parts)
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string folder = Path.Combine([at.FullName, "shared", "reference", .. parts]);
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        Assert.Skip($"The reference data (../shared/reference/{string.Join('/', parts)}) are not here.");
        return "";
    }
}
