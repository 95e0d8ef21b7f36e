using System.Runtime.CompilerServices;

namespace DubboNet;

/// <summary>
/// The whole numbers that an option accepts. <see cref="OptionRanges"/> has the range of each option, for code and for configuration.
/// </summary>
/// <param name="Min">The smallest number.</param>
/// <param name="Max">The largest number.</param>
internal readonly record struct NumberRange(long Min, long Max = int.MaxValue)
{
    /// <summary>Returns whether the option accepts a number.</summary>
    public bool Contains(long number) => number >= Min && number <= Max;

    /// <summary>Describes the range. The text follows "must be" in messages.</summary>
    public override string ToString() =>
        Max >= int.MaxValue ? $"a whole number of {Min} or more" : $"a whole number from {Min} to {Max}";

    /// <summary>Checks a number. Null means that the option is not set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not in the range. The message names the option.</exception>
    public void Check(long? number, [CallerArgumentExpression(nameof(number))] string name = "")
    {
        string option = name[(name.LastIndexOf('.') + 1)..];
        if (number is { } set && !Contains(set))
            throw new ArgumentOutOfRangeException(option, set, $"{option} is {set}. It must be {this}.");
    }
}
