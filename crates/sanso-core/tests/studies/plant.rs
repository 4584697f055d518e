//! A plant that delivers to a customer only while its ordering runs, which runs on one machine.

/// The plant with these components, each on a line of its own.
pub fn plant(components: &str) -> String {
    PLANT.replace("COMPONENTS", components.trim_matches('\n'))
}

const PLANT: &str = "
sanso: 1
organizations:
  plant: { size: small }
  customer: { size: large }
zones:
  office: { organization: plant, kind: office }
systems:
  orders: { organization: plant, zone: office, needs: [order-pc], tolerates: 1d, availability: high }
components:
COMPONENTS
supplies:
  parts: { from: plant, to: customer, what: goods, needs: [orders], tolerates: 2d, substitutes: 0 }
goals:
  customer-waits: { at: parts, kind: supply, recovery: 3, economic: 3 }
";
