namespace DubboNet.Integration.Tests;

/// <summary>Represents a contract whose calls need types that no parameter or result declares exactly.</summary>
[DubboService("com.acme.Zoo")]
[DubboThrows(typeof(EscapedException))]
internal partial interface IZoo
{
    Task<Animal?> SwapAsync(Animal? animal);

    Task<Dictionary<string, object?>?> TagAsync(Dictionary<string, object?>? tags);

    Task<object?> ShowAsync(object? any);

    Task EscapeAsync(string name);
}

/// <summary>Declares the same Java interface for another part of an application, with its own types.</summary>
[DubboService("com.acme.Zoo", Group = "other")]
internal partial interface IOtherZoo
{
    Task<OtherCat?> GetAsync();

    Task<object?> ShowAsync(object? any);
}

[HessianType("com.acme.Animal")]
[HessianSubtype(typeof(Cat))]
internal partial class Animal
{
    public string? Name { get; set; }
}

[HessianType("com.acme.Cat")]
internal sealed partial class Cat : Animal
{
    public int Lives { get; set; }
}

/// <summary>Represents the Java class of <see cref="Cat"/> as another C# type.</summary>
[HessianType("com.acme.Cat")]
internal sealed partial class OtherCat
{
    public string? Name { get; set; }

    public int Lives { get; set; }
}

/// <summary>Represents a class that no contract reaches.</summary>
[HessianType("com.acme.Visitor")]
internal sealed partial class Visitor
{
    public string? Name { get; set; }
}

[HessianType("com.acme.EscapedException")]
internal sealed partial class EscapedException(string? message, int lives, Exception? innerException = null)
    : Exception(message, innerException)
{
    public int Lives { get; } = lives;
}

/// <summary>Returns its arguments.</summary>
internal sealed class Zoo : IZoo, IOtherZoo
{
    /// <summary>Gets the type of the last object that was shown.</summary>
    public Type? Seen { get; private set; }

    public Task<Animal?> SwapAsync(Animal? animal)
    {
        Seen = animal?.GetType();
        return Task.FromResult<Animal?>(new Cat { Name = animal?.Name, Lives = 9 });
    }

    public Task<Dictionary<string, object?>?> TagAsync(Dictionary<string, object?>? tags)
    {
        Seen = tags?["cat"]?.GetType();
        return Task.FromResult(tags);
    }

    public Task<object?> ShowAsync(object? any)
    {
        Seen = any?.GetType();
        return Task.FromResult(any);
    }

    public Task EscapeAsync(string name) => throw new EscapedException(name, 8);

    public Task<OtherCat?> GetAsync() => Task.FromResult<OtherCat?>(new OtherCat());
}
