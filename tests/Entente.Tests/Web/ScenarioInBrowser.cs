using Entente.Tests.Pages;
using static Entente.Tests.Web.InBrowser;

namespace Entente.Tests.Web;

/// <summary>A scenario in a folder of its own, for tests that open it in a real browser.</summary>
public abstract class ScenarioInBrowser : IClassFixture<Chromium>, IDisposable
{
    protected const string Ukraine = "ukraine-2025.yaml";

    protected ScenarioInBrowser(Chromium browser, string name, string text)
    {
        SkipWithoutPage();
        (Browser, Name) = (browser, name);
        File.WriteAllText(ScenarioPath, text);
    }

    protected Chromium Browser { get; }

    protected string Folder { get; } = Directory.CreateTempSubdirectory("entente-workbench").FullName;

    /// <summary>The file of the scenario.</summary>
    protected string ScenarioPath => Path.Combine(Folder, Name);

    private string Name { get; }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected static string Shipped(string name) => Repository.Read("scenarios", name);
}
