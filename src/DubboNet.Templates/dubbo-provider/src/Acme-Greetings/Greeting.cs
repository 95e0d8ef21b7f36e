using DubboNet;

namespace Acme_Greetings;

/// <summary>A Java class with the fields text and length.</summary>
[HessianType("com.acme.Greeting")]
public sealed partial class Greeting
{
    public required string Text { get; init; }

    public int Length { get; init; }
}
