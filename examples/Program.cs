// dotnet run --project examples -- NAME [SCENARIO], such as: dotnet run --project examples -- solve scenarios/ukraine-2025.yaml
using Entente.Examples;

if (args is ["all"])
{
    foreach ((string each, Example shown) in Example.All)
    {
        Console.WriteLine($"## {each}");
        shown.Run(shown.Scenario);
    }

    return 0;
}

if (args is not [string name, .. string[] rest] || !Example.All.TryGetValue(name, out Example? example))
{
    Console.Error.WriteLine($"Name an example: {string.Join(", ", Example.All.Keys)}, or all.");
    return 2;
}

example.Run(rest is [string scenario] ? scenario : example.Scenario);
return 0;
