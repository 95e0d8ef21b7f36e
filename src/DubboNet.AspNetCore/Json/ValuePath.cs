using System.Globalization;
using System.Text;

namespace DubboNet.AspNetCore;

/// <summary>
/// Represents the place of a value in JSON, such as <c>$.items[0].sku</c>. The text is created for messages only, so that deep values with
/// long names cost nothing.
/// </summary>
internal sealed class ValuePath
{
    private const int MaxName = 60;

    private readonly ValuePath? _parent;
    private readonly string _name;
    private readonly int _index;
    private readonly PathStep _step;

    private ValuePath(ValuePath? parent, PathStep step, string name = "", int index = 0) =>
        (_parent, _step, _name, _index) = (parent, step, name, index);

    private enum PathStep
    {
        Root,
        Field,
        Item,
        Key,
    }

    /// <summary>Returns the place of a whole text, such as <c>$</c>.</summary>
    public static ValuePath Root(string name) => new(null, PathStep.Root, name);

    /// <summary>Returns the place of a field or an entry.</summary>
    public ValuePath Field(string name) => new(this, PathStep.Field, name);

    /// <summary>Returns the place of an item.</summary>
    public ValuePath Item(int index) => new(this, PathStep.Item, index: index);

    /// <summary>Returns the place of the key of the entry at this place.</summary>
    public ValuePath Key() => new(this, PathStep.Key);

    /// <summary>Returns the text. Long names are cut.</summary>
    public override string ToString()
    {
        var steps = new Stack<ValuePath>();
        for (ValuePath? place = this; place is not null; place = place._parent)
            steps.Push(place);
        var text = new StringBuilder();
        foreach (ValuePath place in steps)
        {
            string name = place._name.Length > MaxName ? $"{place._name[..MaxName]}…" : place._name;
            _ = place._step switch
            {
                PathStep.Field => text.Append('.').Append(name),
                PathStep.Item => text.Append(CultureInfo.InvariantCulture, $"[{place._index}]"),
                PathStep.Key => text.Insert(0, "key of "),
                _ => text.Append(name),
            };
        }

        return text.ToString();
    }
}
